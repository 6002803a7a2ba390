package io.funnelstreams.core.alert;

import io.funnelstreams.core.kpi.Additivity;
import io.funnelstreams.core.kpi.KpiActivity;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.AlertRule;
import io.funnelstreams.core.plan.GoalLine;
import io.funnelstreams.core.time.Days;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Judges one goal at the end of each of its days that are over. */
final class GoalMonitor {
  private static final double DAY_MS = Duration.ofDays(1).toMillis();

  private final GoalDayHistory days;
  private final GoalLine line;
  private final AlertRule rule;
  private final SignificanceTest evidence;
  private final LocalDate last;
  private final KpiActivity activity;

  /**
   * The monitor of a goal.
   *
   * @param yesterday the last day that is over
   */
  GoalMonitor(GoalDayHistory days, GoalLine line, AlertRule rule, LocalDate yesterday) {
    this.days = days;
    this.line = line;
    this.rule = rule;
    this.evidence = new SignificanceTest(days, line, rule.minSample());
    this.last = Days.earlier(yesterday, days.goal().to());
    this.activity = days.history().reader().activity(days.kpi().id(), days.goal().segment());
  }

  SignificanceTest evidence() {
    return evidence;
  }

  KpiActivity activity() {
    return activity;
  }

  GoalLine line() {
    return line;
  }

  /** The episodes of drift up to yesterday. */
  List<AlertWindow> drifts() {
    int hold = (int) Math.ceil(rule.holdFor().toMillis() / DAY_MS);
    var episodes = new Episodes(hold, evidence::isEnough);
    for (var day = days.goal().from(); !day.isAfter(last); day = day.plusDays(1)) {
      episodes.add(day, standingAt(day));
    }
    if (isOver()) {
      episodes.end(last);
    }
    return episodes.episodes();
  }

  /** The runs of days up to yesterday in which a feed of the goal's KPI sent no data. */
  List<AlertWindow> noData() {
    return NoDataWindows.of(activity, days.goal().from(), last).stream()
        .map(noData -> isOver() && noData.resolved().isEmpty() ? noData.resolvedOn(last) : noData)
        .toList();
  }

  private boolean isOver() {
    return last.equals(days.goal().to());
  }

  private GoalState standingAt(LocalDate day) {
    var range = days.judgedAt(day);
    if (range.isEmpty() || isLost(day, range.get())) {
      return GoalState.UNKNOWN;
    }
    var actual = range.map(within -> days.over(within).value());
    if (actual.isEmpty() || actual.get().isEmpty()) {
      return GoalState.UNKNOWN;
    }
    return standing(actual.get().getAsDouble(), line.expectedAfter(day));
  }

  /**
   * Whether the goal's state on a day is unknown: a feed sent no data, or one side of a rate is
   * missing on days that it would be made of.
   */
  private boolean isLost(LocalDate day, GoalDayHistory.Range range) {
    boolean ofSides = days.nature() == Additivity.QUOTIENT_OF_FLOWS && activity.restsOnSeveral();
    return activity.isLost(day, last)
        || (ofSides && range.first().datesUntil(day).anyMatch(each -> activity.isLost(each, last)));
  }

  private GoalState standing(double actual, double expected) {
    double behind = -line.ahead(actual, expected);
    double tolerance = rule.tolerance() * Math.abs(expected);
    if (behind <= tolerance / 2 || (days.nature() == Additivity.FLOW && isDone(actual))) {
      return GoalState.GOOD;
    }
    boolean lessThanOne =
        days.nature() == Additivity.FLOW && days.kpi().unit() == Unit.COUNT && behind < 1;
    return behind <= tolerance || lessThanOne ? GoalState.BETWEEN : GoalState.BAD;
  }

  /** A flow that is to grow does not fall behind once its target is reached. */
  private boolean isDone(double actual) {
    return line.ahead(1, 0) > 0 && line.reached(actual);
  }
}
