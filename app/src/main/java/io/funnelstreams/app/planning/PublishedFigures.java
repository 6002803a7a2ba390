package io.funnelstreams.app.planning;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.serve.view.KpiView;
import io.funnelstreams.serve.view.PlanHistory;
import io.funnelstreams.serve.view.ScorecardRow;
import java.time.LocalDate;
import java.util.Optional;

/** The progress of a plan, from the rows that a running system published. */
public final class PublishedFigures {
  private PublishedFigures() {}

  /** Reads the scorecard, and the KPIs that budget and break-even need. */
  public static PlanFigures read(Cluster running, Plan plan, LocalDate today) {
    var query = PlanHistory.query(plan);
    try (var view = KpiView.open(running.properties(), running.values(), query::matches)) {
      view.catchUp();
      var goals = view.scorecards().stream().filter(ScorecardRow::isWholeGoal).toList();
      var reader = PlanHistory.reader(plan, view.kpis(query));
      return new PlanFigures(Optional.of(reader), goals, today);
    }
  }
}
