package io.funnelstreams.app.planning;

import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.serve.view.ScorecardRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The known figures about a plan's progress.
 *
 * @param reader of the KPIs that budget and break-even need; empty without a running system
 * @param goals a row for each whole goal
 * @param today in the plan's time zone
 */
public record PlanFigures(Optional<KpiReader> reader, List<ScorecardRow> goals, LocalDate today) {
  public PlanFigures {
    goals = List.copyOf(goals);
  }

  /** Only the day is known. */
  public static PlanFigures none(LocalDate today) {
    return new PlanFigures(Optional.empty(), List.of(), today);
  }

  Optional<ScorecardRow> of(String goal) {
    return goals.stream().filter(row -> row.goal().equals(goal)).findFirst();
  }
}
