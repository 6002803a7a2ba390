package io.funnelstreams.bench.oracle;

import java.util.List;
import java.util.Set;

/**
 * What a KPI looks at: the cells of one segment, the period, the period before, and how many digits
 * of the currency's minor unit make a major one. What cannot be told is not a number.
 *
 * @param untold the measures that never tell a dimension of the cut
 */
record Window(SegmentCells cells, Set<Measure> untold, Span span, Span before, int currencyDigits) {

  double sum(Measure measure) {
    return told(measure, (double) cells.sum(measure, span.first(), span.last()));
  }

  double sumBefore(Measure measure) {
    return told(measure, (double) cells.sum(measure, before.first(), before.last()));
  }

  double stock(Measure measure) {
    return told(measure, (double) cells.stock(measure, span.last()));
  }

  /** The single durations, of which there are as many as were counted, also where all are 0. */
  List<Long> values(Measure durations, Measure counted) {
    return untold.contains(counted)
        ? List.of()
        : cells.values(durations, span.first(), span.last());
  }

  private double told(Measure measure, double value) {
    return untold.contains(measure) ? Double.NaN : value;
  }

  /** Minor units as major ones. */
  double money(double minor) {
    return minor / Math.pow(10, currencyDigits);
  }
}
