package io.funnelstreams.core.plan;

import java.time.LocalDate;

/** Goals that differ from another in one thing. */
record GoalChange(Goal goal) {
  Goal baseline(Baseline baseline) {
    return of(baseline, goal.from(), goal.to(), goal.pace());
  }

  Goal pace(PaceRule pace) {
    return of(goal.baseline(), goal.from(), goal.to(), pace);
  }

  Goal between(LocalDate from, LocalDate to) {
    return of(goal.baseline(), from, to, goal.pace());
  }

  private Goal of(Baseline baseline, LocalDate from, LocalDate to, PaceRule pace) {
    return new Goal(
        goal.id(),
        goal.kpi(),
        goal.segment(),
        baseline,
        goal.target(),
        from,
        to,
        pace,
        goal.grain(),
        goal.owner(),
        goal.team(),
        goal.objective(),
        goal.alert());
  }
}
