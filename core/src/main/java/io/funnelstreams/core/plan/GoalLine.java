package io.funnelstreams.core.plan;

import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.Optional;

/** Where a goal wants its KPI to be at the end of each of its days. */
public final class GoalLine {
  private final TargetLine course;
  private final Pace pace;

  private GoalLine(TargetLine course, Pace pace) {
    this.course = course;
    this.pace = pace;
  }

  /**
   * The line of a goal.
   *
   * @return empty where the target is a change from a baseline that is not known
   */
  public static Optional<GoalLine> of(
      Goal goal, Kpi kpi, KpiReader reader, BusinessCalendar calendar) {
    return TargetLine.of(goal, kpi, Baseline.valueOf(goal, kpi, reader, calendar))
        .map(course -> new GoalLine(course, Pace.of(goal, reader)));
  }

  /** The value that the pace expects by the end of a day: of a flow since the goal's first day. */
  public double expectedAfter(LocalDate day) {
    return course.at(pace.shareAfter(day));
  }

  /** Where the line ends. */
  public double target() {
    return course.end();
  }

  /** How far a value is ahead of another; negative is behind, whichever direction is better. */
  public double ahead(double value, double reference) {
    return course.ahead(value, reference);
  }

  /** Whether a value is at the target or beyond it. */
  public boolean reached(double value) {
    return course.reached(value);
  }
}
