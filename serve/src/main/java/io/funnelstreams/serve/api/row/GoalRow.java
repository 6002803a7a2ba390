package io.funnelstreams.serve.api.row;

import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.serve.view.ScorecardRow;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A row of the scorecard with what the plan states about its goal and KPI.
 *
 * @param title the KPI's title, and the segment where there is one
 * @param direction which direction of the KPI is better: one of {@link #DIRECTIONS}
 * @param objective why the goal matters
 */
public record GoalRow(
    ScorecardRow row, String title, String direction, Optional<String> objective) {
  /** The words for which direction of a KPI is better. */
  public static final List<String> DIRECTIONS = List.of("up", "down", "none");

  /** A row by the plan that goals are of. */
  public static GoalRow of(ScorecardRow row, Plan plan) {
    var kpi = plan.catalogue().find(row.kpi());
    return new GoalRow(
        row,
        kpi.map(Kpi::title).orElse(row.kpi()) + where(row),
        direction(kpi.map(Kpi::better).orElse(Direction.NEITHER)),
        plan.goals().stream()
            .filter(goal -> goal.id().equals(row.goal()))
            .findFirst()
            .flatMap(Goal::objective));
  }

  private static String where(ScorecardRow row) {
    var text = new StringBuilder();
    new TreeMap<>(row.segment())
        .forEach(
            (dimension, value) -> text.append(", ").append(dimension).append('=').append(value));
    return text.toString();
  }

  /** The word for which direction is better. */
  public static String direction(Direction better) {
    return switch (better) {
      case UP -> "up";
      case DOWN -> "down";
      case NEITHER -> "none";
    };
  }
}
