package io.funnelstreams.bench.oracle;

import java.util.List;

/**
 * What a KPI looks at: the cells of one segment, the period, the period before, and how many digits
 * of the currency's minor unit make a major one.
 */
record Window(SegmentCells cells, Span span, Span before, int currencyDigits) {

  double sum(Measure measure) {
    return (double) cells.sum(measure, span.first(), span.last());
  }

  double sumBefore(Measure measure) {
    return (double) cells.sum(measure, before.first(), before.last());
  }

  double stock(Measure measure) {
    return (double) cells.stock(measure, span.last());
  }

  List<Long> values(Measure measure) {
    return cells.values(measure, span.first(), span.last());
  }

  /** Minor units as major ones. */
  double money(double minor) {
    return minor / Math.pow(10, currencyDigits);
  }
}
