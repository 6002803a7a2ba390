package io.funnelstreams.serve.metrics;

import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Monitor;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.SegmentQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which KPI rows are metrics: those of goals and monitors, of the periods that go on today. */
final class PlanSeries {
  private PlanSeries() {}

  /** The queries, those of goals first: they are the last to be left out where it gets too many. */
  static List<KpiQuery> queries(Plan plan, LocalDate today) {
    var wanted = new LinkedHashMap<SegmentQuery, Set<String>>();
    plan.goals().forEach(goal -> add(wanted, segment(goal), goal.kpi()));
    plan.monitors().forEach(monitor -> add(wanted, segment(monitor), monitor.kpi()));
    var queries = new ArrayList<KpiQuery>();
    for (var grain : Grain.values()) {
      var first = Optional.of(plan.rules().calendar().periodOf(grain, today).firstDay());
      wanted.forEach(
          (segment, kpis) ->
              queries.add(new KpiQuery(kpis, Set.of(grain), first, first, List.of(segment))));
    }
    return queries;
  }

  private static void add(Map<SegmentQuery, Set<String>> wanted, SegmentQuery of, String kpi) {
    wanted.computeIfAbsent(of, segment -> new LinkedHashSet<>()).add(kpi);
  }

  private static SegmentQuery segment(Goal goal) {
    return new SegmentQuery(goal.segment().keySet(), goal.segment());
  }

  private static SegmentQuery segment(Monitor monitor) {
    return monitor.breakdown().isEmpty()
        ? new SegmentQuery(monitor.segment().keySet(), monitor.segment())
        : new SegmentQuery(Set.copyOf(monitor.breakdown()), Map.of());
  }
}
