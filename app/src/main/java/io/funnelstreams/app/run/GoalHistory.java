package io.funnelstreams.app.run;

import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiView;
import io.funnelstreams.serve.view.PublishedHistory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The published history of the KPIs of a plan's goals. */
public final class GoalHistory {
  private GoalHistory() {}

  /** Reads the rows of a running system, by the names that the plan gives its KPIs. */
  public static PublishedHistory read(Cluster running, Plan plan) {
    var kpis = plan.goals().stream().map(Goal::kpi).collect(Collectors.toSet());
    var query = new KpiQuery(kpis, Set.of(), Optional.empty(), Optional.empty(), List.of());
    try (var view = KpiView.open(running.properties(), running.values(), query::matches)) {
      view.catchUp();
      return new PublishedHistory(plan.catalogue(), view.kpis(query));
    }
  }
}
