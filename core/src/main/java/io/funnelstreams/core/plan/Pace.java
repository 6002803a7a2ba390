package io.funnelstreams.core.plan;

import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;

/** The share of the way that a goal should have gone, from 0 at its beginning to 1 at its end. */
sealed interface Pace permits CalendarPace, LastYearPace {
  /** The share when a part of a day is gone. */
  double share(LocalDate day, double fraction);

  /** The pace of the plan; linear where the one it asks for cannot be computed. */
  PaceRule.Kind kind();

  /** The share by an instant. */
  default double shareAt(Instant instant, BusinessCalendar calendar) {
    return share(calendar.dayOf(instant), calendar.fractionOfDay(instant));
  }

  /** The share by the end of a day. */
  default double shareAfter(LocalDate day) {
    return share(day, 1);
  }

  /** The pace of a goal, which for a year before is read from its KPI. */
  static Pace of(Goal goal, KpiReader reader) {
    var calendar = new CalendarPace(goal.from(), goal.to(), goal.pace().weights());
    return goal.pace().kind() == PaceRule.Kind.LAST_YEAR
        ? LastYearPace.of(goal, reader).<Pace>map(pace -> pace).orElse(calendar)
        : calendar;
  }
}
