package io.funnelstreams.bench.oracle;

import io.funnelstreams.bench.oracle.OracleKpi.Reach;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows of one segment.
 *
 * @param cut what is known of the cut that the segment is of
 * @param lastDay the last day that any event of the company is of or takes effect on
 */
record SegmentRows(Plan plan, Spans spans, SegmentCells cells, CutCells cut, LocalDate lastDay) {

  void writeTo(Map<RowKey, RowValue> table, Map<String, String> segment) {
    for (var grain : Grain.values()) {
      var untold = cut.untold(grain);
      for (var kpi : OracleKpis.ALL) {
        for (var span : spansOf(kpi, grain)) {
          var window = new Window(cells, untold, grain, span, spans.before(grain, span), plan);
          table.put(new RowKey(kpi.id(), grain, span.label(), segment), kpi.value().apply(window));
        }
      }
    }
  }

  /** The periods in which a KPI has a row. */
  private Collection<Span> spansOf(OracleKpi kpi, Grain grain) {
    var found = new LinkedHashMap<String, Span>();
    kpi.cells()
        .forEach(
            (measure, reach) -> {
              for (var day : cells.daysNotZero(measure)) {
                collect(spans.containing(grain, day), reach, grain, found);
              }
            });
    return found.values();
  }

  private void collect(Span span, Reach reach, Grain grain, Map<String, Span> found) {
    var next = spans.after(grain, span);
    switch (reach) {
      case PERIOD -> found.put(span.label(), span);
      case PERIOD_AND_NEXT -> {
        found.put(span.label(), span);
        if (!next.first().isAfter(lastDay)) {
          found.put(next.label(), next);
        }
      }
      case FROM_THEN_ON -> allFrom(span, grain, found);
      case FROM_NEXT_ON -> allFrom(next, grain, found);
    }
  }

  private void allFrom(Span first, Grain grain, Map<String, Span> found) {
    var span = first;
    while (!span.first().isAfter(lastDay)) {
      found.put(span.label(), span);
      span = spans.after(grain, span);
    }
  }
}
