package io.funnelstreams.bench.oracle;

import io.funnelstreams.bench.oracle.OracleKpi.Reach;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of one segment.
 *
 * @param breakdown what is known of the breakdown that the segment is of
 * @param company which knows what was never reported, and which days have events
 */
record SegmentRows(
    Plan plan,
    Spans spans,
    OracleSegmentCells cells,
    BreakdownCells breakdown,
    OracleCompany company) {
  /** After this many days without any event of the company, levels have no rows. */
  private static final int REACH = 400;

  void writeTo(Map<RowKey, RowValue> table, Map<String, String> segment) {
    for (var grain : grains(segment)) {
      var absent = EnumSet.copyOf(company.neverReported());
      absent.addAll(breakdown.unattributed(grain));
      for (var kpi : OracleKpis.ALL) {
        for (var span : spansOf(cells, kpi.cells(), grain)) {
          var window = new Window(cells, absent, grain, span, spans.before(grain, span), plan);
          table.put(new RowKey(kpi.id(), grain, span.label(), segment), kpi.value().apply(window));
        }
      }
      for (var share : OracleShares.ALL) {
        if (plan.catalogue().find(share.id()).isPresent()) {
          writeTo(table, segment, share, grain, absent);
        }
      }
    }
  }

  /** A subscriber's month of beginning is looked at by month; without one it is not looked at. */
  private static List<Grain> grains(Map<String, String> segment) {
    var cohort = segment.get(RecurringRevenue.COHORT);
    if (cohort == null) {
      return List.of(Grain.values());
    }
    return cohort.equals(OracleSegments.UNKNOWN) ? List.of() : List.of(Grain.MONTH);
  }

  /** Of a segment that has anything, where it or its whole has what is shared. */
  private void writeTo(
      Map<RowKey, RowValue> table,
      Map<String, String> segment,
      OracleShares share,
      Grain grain,
      Set<OracleMeasure> absent) {
    boolean parted = breakdown.has(share.dimension());
    boolean several = parted && breakdown.isOfSeveralWholes(segment);
    var whole = parted ? breakdown.whole(share.dimension(), segment) : cells;
    var found = new LinkedHashMap<String, OracleSpan>();
    spansOf(cells, share.cells(), grain).forEach(span -> found.put(span.label(), span));
    if (!several && cells.hasAny()) {
      spansOf(whole, share.cells(), grain).forEach(span -> found.put(span.label(), span));
    }
    for (var span : found.values()) {
      var before = spans.before(grain, span);
      var own = new Window(cells, absent, grain, span, before, plan);
      var all = new Window(whole, absent, grain, span, before, plan);
      table.put(
          new RowKey(share.id(), grain, span.label(), segment),
          several ? share.ofSeveral(own) : share.of(own, all));
    }
  }

  /** The periods in which a KPI has a row. */
  private Collection<OracleSpan> spansOf(
      OracleSegmentCells counted, Map<OracleMeasure, Reach> reaches, Grain grain) {
    var found = new LinkedHashMap<String, OracleSpan>();
    reaches.forEach(
        (measure, reach) -> {
          for (var day : counted.daysNotZero(measure)) {
            collect(spans.containing(grain, day), reach, grain, found);
          }
        });
    return found.values();
  }

  private void collect(OracleSpan span, Reach reach, Grain grain, Map<String, OracleSpan> found) {
    var next = spans.after(grain, span);
    switch (reach) {
      case PERIOD -> found.put(span.label(), span);
      case PERIOD_AND_NEXT -> {
        found.put(span.label(), span);
        if (isReached(next)) {
          found.put(next.label(), next);
        }
      }
      case FROM_THEN_ON -> allFrom(span, grain, found);
      case FROM_NEXT_ON -> allFrom(next, grain, found);
    }
  }

  private void allFrom(OracleSpan first, Grain grain, Map<String, OracleSpan> found) {
    var span = first;
    var days = company.days();
    while (!days.isEmpty() && !span.first().isAfter(days.last())) {
      if (isReached(span)) {
        found.put(span.label(), span);
        span = spans.after(grain, span);
      } else {
        span = spans.containing(grain, days.higher(span.last()));
      }
    }
  }

  /** Whether something happened in a period or not long before, and nothing ended before it. */
  private boolean isReached(OracleSpan span) {
    var days = company.days();
    var before = days.floor(span.last());
    return before != null
        && !before.plusDays(REACH).isBefore(span.first())
        && !span.first().isAfter(days.last());
  }
}
