package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a KPI looks at: the cells of one segment, the period, the period before, and the plan. What
 * cannot be told is not a number.
 *
 * @param untold the measures that never tell a dimension of the cut, or that nobody ever reported
 */
record Window(
    SegmentCells cells, Set<Measure> untold, Grain grain, Span span, Span before, Plan plan) {
  private static final double KEPT_FRACTIONS = 10_000;

  double sum(Measure measure) {
    return told(measure, cells.sum(measure, span.first(), span.last()));
  }

  double sumBefore(Measure measure) {
    return told(measure, cells.sum(measure, before.first(), before.last()));
  }

  double stock(Measure measure) {
    return told(measure, cells.stock(measure, span.last()));
  }

  double stockBefore(Measure measure) {
    return told(measure, grain == Grain.TOTAL ? 0 : cells.stock(measure, before.last()));
  }

  /** A stock at the start with what was added and without what was taken away, exactly. */
  double remainder(Measure stock, List<Measure> added, List<Measure> taken) {
    long left = grain == Grain.TOTAL ? 0 : cells.stock(stock, before.last());
    for (var measure : added) {
      left += cells.sum(measure, span.first(), span.last());
    }
    for (var measure : taken) {
      left -= cells.sum(measure, span.first(), span.last());
    }
    boolean isTold =
        Stream.of(List.of(stock), added, taken).flatMap(List::stream).noneMatch(untold::contains);
    return isTold ? (double) left : Double.NaN;
  }

  double parties(Measure measure) {
    return told(measure, cells.parties(measure, span.first(), span.last()));
  }

  /** The parties up to the end of the period. */
  double partiesEver(Measure measure) {
    return told(measure, cells.parties(measure, Spans.FIRST_DAY, span.last()));
  }

  double subscribersAtStart() {
    return told(Measure.SUBSCRIBERS, grain == Grain.TOTAL ? 0 : cells.subscribersAt(before.last()));
  }

  double subscribersLost() {
    return told(
        Measure.LOST_SUBSCRIBERS,
        grain == Grain.TOTAL ? 0 : cells.subscribersLost(before.last(), span.last()));
  }

  /** How many months the period is long; all of time is none. */
  double months() {
    return switch (grain) {
      case DAY -> 12.0 / 365;
      case WEEK -> 12.0 / 52;
      case MONTH -> 1;
      case QUARTER -> 3;
      case YEAR -> 12;
      case TOTAL -> Double.NaN;
    };
  }

  double grossMargin() {
    return plan.grossMargin().orElse(Double.NaN);
  }

  /** The single durations, of which there are as many as were counted, also where all are 0. */
  List<Long> values(Measure durations, Measure counted) {
    return untold.contains(counted)
        ? List.of()
        : cells.values(durations, span.first(), span.last());
  }

  /** Minor units as major ones. */
  double money(double minor) {
    return minor / Math.pow(10, plan.rules().fx().into().getDefaultFractionDigits());
  }

  /** Ten-thousandths of minor units as major ones. */
  double recurring(double kept) {
    return money(kept / KEPT_FRACTIONS);
  }

  private double told(Measure measure, long value) {
    return untold.contains(measure) ? Double.NaN : (double) value;
  }
}
