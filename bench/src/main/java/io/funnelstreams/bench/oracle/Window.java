package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a KPI is computed from: the cells of one segment, the period, the period before, and the
 * plan. An unknown value is not a number.
 *
 * @param unattributed the measures that never have a value for a dimension of the breakdown, or
 *     that were never reported
 */
record Window(
    OracleSegmentCells cells,
    Set<OracleMeasure> unattributed,
    Grain grain,
    OracleSpan span,
    OracleSpan before,
    Plan plan) {
  private static final double KEPT_FRACTIONS = 10_000;

  double sum(OracleMeasure measure) {
    return observed(measure, cells.sum(measure, span.first(), span.last()));
  }

  double sumBefore(OracleMeasure measure) {
    return observed(measure, cells.sum(measure, before.first(), before.last()));
  }

  double stock(OracleMeasure measure) {
    return observed(measure, cells.stock(measure, span.last()));
  }

  double stockBefore(OracleMeasure measure) {
    return observed(measure, grain == Grain.TOTAL ? 0 : cells.stock(measure, before.last()));
  }

  /** A stock at the start with what was added and without what was taken away, exactly. */
  double remainder(OracleMeasure stock, List<OracleMeasure> added, List<OracleMeasure> taken) {
    long left = grain == Grain.TOTAL ? 0 : cells.stock(stock, before.last());
    for (var measure : added) {
      left += cells.sum(measure, span.first(), span.last());
    }
    for (var measure : taken) {
      left -= cells.sum(measure, span.first(), span.last());
    }
    boolean isObserved =
        Stream.of(List.of(stock), added, taken)
            .flatMap(List::stream)
            .noneMatch(unattributed::contains);
    return isObserved ? (double) left : Double.NaN;
  }

  double parties(OracleMeasure measure) {
    return observed(measure, cells.parties(measure, span.first(), span.last()));
  }

  /** The parties up to the end of the period. */
  double partiesEver(OracleMeasure measure) {
    return observed(measure, cells.parties(measure, Spans.FIRST_DAY, span.last()));
  }

  double subscribersAtStart() {
    return observed(
        OracleMeasure.SUBSCRIBERS, grain == Grain.TOTAL ? 0 : cells.subscribersAt(before.last()));
  }

  double subscribersLost() {
    return observed(
        OracleMeasure.LOST_SUBSCRIBERS,
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
  List<Long> values(OracleMeasure durations, OracleMeasure counted) {
    return unattributed.contains(counted)
        ? List.of()
        : cells.values(durations, span.first(), span.last());
  }

  /** Ten-thousandths of minor units as major units. */
  double money(double kept) {
    double minor = kept / KEPT_FRACTIONS;
    return minor / Math.pow(10, plan.rules().fx().into().getDefaultFractionDigits());
  }

  private double observed(OracleMeasure measure, long value) {
    return unattributed.contains(measure) ? Double.NaN : (double) value;
  }
}
