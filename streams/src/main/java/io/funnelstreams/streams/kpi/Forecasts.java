package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalForecast;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The forecasts of goals. One is made of the days that are over, so it holds until tomorrow, or
 * until what is known of those days changes. A forecast takes some ten milliseconds, so only some
 * are made at a time, and while sources keep sending none is made again that is of the last minute.
 * The others stay as they were: what they end up as does not depend on when that is.
 */
final class Forecasts {
  private static final int AT_A_TIME = 20;
  private static final Duration SELDOM = Duration.ofMinutes(1);

  private final KpiReader reader;
  private final BusinessCalendar calendar;
  private final ToLongFunction<Goal> revisions;
  private final Map<String, Made> made = new HashMap<>();
  private LocalDate today = LocalDate.MIN;
  private long steadyMs;
  private boolean quiet;
  private int left;
  private boolean behind;

  private record Made(Goal goal, LocalDate today, long revision, long atMs, GoalForecast forecast) {
    boolean holds(LocalDate day, long ofRevision) {
      return today.equals(day) && revision == ofRevision;
    }
  }

  /**
   * No forecasts yet.
   *
   * @param revisions what changes whenever the past of a goal's KPI does
   */
  Forecasts(KpiReader reader, BusinessCalendar calendar, ToLongFunction<Goal> revisions) {
    this.reader = reader;
    this.calendar = calendar;
    this.revisions = revisions;
  }

  /**
   * Begins a round: some forecasts may be made in it, and those of other goals are forgotten.
   *
   * @param sourcesAreQuiet whether nothing changes for the time being
   */
  void begin(List<Goal> goals, Moment now, boolean sourcesAreQuiet) {
    made.keySet().retainAll(goals.stream().map(Goal::id).toList());
    steadyMs = now.steadyMs();
    today = calendar.dayOf(now.instant());
    quiet = sourcesAreQuiet;
    left = AT_A_TIME;
    behind = false;
  }

  /** The forecast of a goal, or the previous one if there was no time for it in this round. */
  GoalForecast of(Goal goal, Kpi kpi) {
    long revision = revisions.applyAsLong(goal);
    var last = made.get(goal.id());
    boolean known = last != null && last.goal().equals(goal);
    if (known && last.holds(today, revision)) {
      return last.forecast();
    }
    if (left == 0 || (known && isTooSoon(last))) {
      behind = true;
      return known ? last.forecast() : GoalForecast.NONE;
    }
    left--;
    var forecast = GoalForecast.of(goal, kpi, reader, calendar, today);
    made.put(goal.id(), new Made(goal, today, revision, steadyMs, forecast));
    return forecast;
  }

  private boolean isTooSoon(Made last) {
    return !quiet
        && last.forecast().forecast().isPresent()
        && last.today().equals(today)
        && steadyMs - last.atMs() < SELDOM.toMillis();
  }

  /** Whether there was no time for some in this round. */
  boolean areBehind() {
    return behind;
  }
}
