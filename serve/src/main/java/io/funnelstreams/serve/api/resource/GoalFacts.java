package io.funnelstreams.serve.api.resource;

import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalDays;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.serve.api.row.GoalRow;
import io.funnelstreams.serve.view.PublishedHistory;
import io.funnelstreams.serve.view.ScorecardRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The facts of a goal: its rows, and its KPI day by day.
 *
 * @param whole the row of the whole goal
 * @param periods the rows of its periods, in their order
 * @param goal the goal in the plan; empty if the plan no longer has it
 */
record GoalFacts(
    ApiContext context,
    Plan plan,
    ScorecardRow whole,
    List<ScorecardRow> periods,
    Optional<Goal> goal) {

  GoalFacts {
    periods = List.copyOf(periods);
  }

  /** Every goal that has a row. */
  static List<GoalFacts> all(ApiContext context) {
    var plan = context.plans().current();
    var rows = context.ready().scorecards();
    return rows.stream()
        .filter(ScorecardRow::isWholeGoal)
        .map(
            whole ->
                new GoalFacts(
                    context,
                    plan,
                    whole,
                    rows.stream()
                        .filter(row -> row.goal().equals(whole.goal()) && !row.isWholeGoal())
                        .toList(),
                    plan.goals().stream()
                        .filter(goal -> goal.id().equals(whole.goal()))
                        .findFirst()))
        .toList();
  }

  GoalRow wholeRow() {
    return GoalRow.of(whole, plan);
  }

  List<GoalRow> periodRows() {
    return periods.stream().map(row -> GoalRow.of(row, plan)).toList();
  }

  /** The row of the period that today is in. */
  Optional<GoalRow> current() {
    var today = context.today(plan);
    return periods.stream()
        .filter(row -> !row.period().firstDay().isAfter(today))
        .filter(row -> !row.period().lastDay().isBefore(today))
        .findFirst()
        .map(row -> GoalRow.of(row, plan));
  }

  Optional<Kpi> kpi() {
    return plan.catalogue().find(whole.kpi());
  }

  /** The goal's days with the pace's line; empty where the plan has goal or KPI no more. */
  List<GoalDays.Point> days() {
    if (goal.isEmpty() || kpi().isEmpty()) {
      return List.of();
    }
    var days = new GoalDays(plan.rules().calendar(), history());
    return days.of(goal.get(), kpi().get(), lastKnownDay());
  }

  /** Today, or the last day before a feed stopped. */
  LocalDate lastKnownDay() {
    var today = context.today(plan);
    return whole
        .noStatus()
        .since()
        .map(day -> day.minusDays(1))
        .filter(today::isAfter)
        .orElse(today);
  }

  /** The published history of the KPI in the goal's segment. */
  PublishedHistory history() {
    var query = RowSelection.allOf(Set.of(whole.kpi()), Set.of(), whole.segment());
    return new PublishedHistory(plan.catalogue(), RowPages.all(context.model(), query));
  }
}
