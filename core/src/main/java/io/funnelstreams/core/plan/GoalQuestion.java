package io.funnelstreams.core.plan;

import io.funnelstreams.core.forecast.Forecaster;
import io.funnelstreams.core.forecast.Outcome;
import io.funnelstreams.core.kpi.FormulaPart.Role;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.List;

/** What a goal asks of the days to come, from today to its end. */
record GoalQuestion(Goal goal, KpiPast past, BusinessCalendar calendar, LocalDate today) {
  private static final int WEEK = 7;

  /** What has come in since the goal began, and what will. */
  Forecaster.Result flow() {
    var first = later(goal.from(), today);
    double known = past.over(Role.VALUE, goal.from(), today.minusDays(1));
    return daily().forecast(past.days(), Outcome.sum(known, daysFrom(first)), daysFrom(today));
  }

  /** Where it stands, and by how much it will change. */
  Forecaster.Result stock() {
    var outcome = Outcome.sum(past.level(Role.VALUE), daysFrom(today));
    return daily().forecast(past.changes(), outcome, daysFrom(today));
  }

  /** A rate of the goal's last period, of which a part may be over. */
  Forecaster.Result quotientOfFlows() {
    var period = calendar.periodOf(goal.grain(), goal.to());
    var yesterday = today.minusDays(1);
    var outcome =
        Outcome.quotient(
            past.over(Role.NUMERATOR, period.firstDay(), yesterday),
            past.over(Role.DENOMINATOR, period.firstDay(), yesterday),
            daysFrom(later(period.firstDay(), today)));
    return daily().forecast(past.daysOfSides(), outcome, daysFrom(today));
  }

  Forecaster.Result quotientOfStocks() {
    var outcome =
        Outcome.quotient(past.level(Role.NUMERATOR), past.level(Role.DENOMINATOR), daysFrom(today));
    return daily().forecast(past.changesOfSides(), outcome, daysFrom(today));
  }

  /** What only a period has is forecast from the periods before, and has no season. */
  Forecaster.Result ofPeriod() {
    int steps = 1;
    for (var period = calendar.periodOf(goal.grain(), today);
        period.lastDay().isBefore(goal.to());
        period = calendar.after(period)) {
      steps++;
    }
    var periods = List.of(past.periods(goal.grain(), calendar));
    return new Forecaster(1, seed(goal.id())).forecast(periods, Outcome.level(), steps);
  }

  private Forecaster daily() {
    return new Forecaster(WEEK, seed(goal.id()));
  }

  /** How many days there are from a day to the goal's end, both included. */
  private int daysFrom(LocalDate day) {
    return (int) (goal.to().toEpochDay() - day.toEpochDay() + 1);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /** FNV-1a, so that it is the same everywhere. */
  private static long seed(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
