package io.funnelstreams.core.alert;

import io.funnelstreams.core.kpi.Nature;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.AlertRule;
import io.funnelstreams.core.plan.GoalLine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Judges one goal at the end of each of its days that are over. */
final class GoalWatch {
  private static final double DAY_MS = Duration.ofDays(1).toMillis();

  /** How far before a goal its activity is looked at. */
  private static final int LOOK_BACK_DAYS = 91;

  private final GoalDays days;
  private final GoalLine line;
  private final AlertRule rule;
  private final Evidence evidence;
  private final LocalDate last;
  private final Optional<Activity> activity;

  /**
   * The watch of a goal.
   *
   * @param yesterday the last day that is over
   */
  GoalWatch(GoalDays days, GoalLine line, AlertRule rule, LocalDate yesterday) {
    this.days = days;
    this.line = line;
    this.rule = rule;
    this.evidence = new Evidence(days, line, rule.minSample());
    this.last = earlier(yesterday, days.goal().to());
    this.activity = activity();
  }

  Evidence evidence() {
    return evidence;
  }

  GoalLine line() {
    return line;
  }

  /** The episodes of drift up to yesterday. */
  List<Episode> drifts() {
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

  /** The times up to yesterday in which nothing came that the goal could be judged by. */
  List<Episode> silences() {
    return activity.stream()
        .flatMap(known -> known.silences(days.goal().from(), last).stream())
        .map(
            silence ->
                isOver() && silence.resolved().isEmpty() ? silence.resolvedOn(last) : silence)
        .toList();
  }

  private boolean isOver() {
    return last.equals(days.goal().to());
  }

  private Standing standingAt(LocalDate day) {
    if (activity.isEmpty() || activity.get().isSilent(day)) {
      return Standing.UNKNOWN;
    }
    var actual = days.judgedAt(day).map(range -> days.over(range).value());
    if (actual.isEmpty() || actual.get().isEmpty()) {
      return Standing.UNKNOWN;
    }
    return standing(actual.get().getAsDouble(), line.expectedAfter(day));
  }

  private Standing standing(double actual, double expected) {
    double behind = -line.ahead(actual, expected);
    double tolerance = rule.tolerance() * Math.abs(expected);
    if (behind <= tolerance / 2 || (days.nature() == Nature.FLOW && isDone(actual))) {
      return Standing.GOOD;
    }
    boolean lessThanOne =
        days.nature() == Nature.FLOW && days.kpi().unit() == Unit.COUNT && behind < 1;
    return behind <= tolerance || lessThanOne ? Standing.BETWEEN : Standing.BAD;
  }

  /** A flow that is to grow does not fall behind once its target is reached. */
  private boolean isDone(double actual) {
    return line.ahead(1, 0) > 0 && line.reached(actual);
  }

  /** What came day by day; empty where nothing ever came to the company. */
  private Optional<Activity> activity() {
    return days.history()
        .lastDay()
        .map(companyUntil -> new Activity(activeUntil(earlier(companyUntil, last)), companyUntil));
  }

  private NavigableSet<LocalDate> activeUntil(LocalDate until) {
    var active = new TreeSet<LocalDate>();
    if (!days.countsDayByDay()) {
      return active;
    }
    for (var day = days.goal().from().minusDays(LOOK_BACK_DAYS);
        !day.isAfter(until);
        day = day.plusDays(1)) {
      if (days.isActive(day)) {
        active.add(day);
      }
    }
    return active;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
