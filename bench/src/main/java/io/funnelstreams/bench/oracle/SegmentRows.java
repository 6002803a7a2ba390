package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The rows of one segment.
 *
 * @param untold the measures that never tell a dimension of the segment's cut
 * @param lastDay the last day that any event of the company is of
 */
record SegmentRows(
    Plan plan, Spans spans, SegmentCells cells, Set<Measure> untold, LocalDate lastDay) {

  void writeTo(Map<RowKey, RowValue> table, Map<String, String> segment) {
    int digits = plan.rules().fx().into().getDefaultFractionDigits();
    for (var grain : Grain.values()) {
      for (var kpi : OracleKpis.ALL) {
        for (var span : spansOf(kpi, grain)) {
          var window = new Window(cells, untold, span, spans.before(grain, span), digits);
          table.put(new RowKey(kpi.id(), grain, span.label(), segment), kpi.value().apply(window));
        }
      }
    }
  }

  /** The periods in which a KPI has a row. */
  private Collection<Span> spansOf(OracleKpi kpi, Grain grain) {
    var found = new LinkedHashMap<String, Span>();
    for (var day : cells.daysNotZero(kpi.cells())) {
      var span = spans.containing(grain, day);
      switch (kpi.reach()) {
        case PERIOD -> found.put(span.label(), span);
        case PERIOD_AND_NEXT -> {
          found.put(span.label(), span);
          var next = spans.after(grain, span);
          if (!next.first().isAfter(lastDay)) {
            found.put(next.label(), next);
          }
        }
        case FROM_THEN_ON -> {
          while (!span.first().isAfter(lastDay) && found.put(span.label(), span) == null) {
            span = spans.after(grain, span);
          }
        }
      }
    }
    return found.values();
  }
}
