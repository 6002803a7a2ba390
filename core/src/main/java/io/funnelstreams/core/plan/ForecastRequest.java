package io.funnelstreams.core.plan;

import io.funnelstreams.core.forecast.Forecaster;
import io.funnelstreams.core.forecast.Outcome;
import io.funnelstreams.core.forecast.Spread;
import io.funnelstreams.core.kpi.Additivity;
import io.funnelstreams.core.kpi.FormulaPart.Role;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The forecast that a goal needs of the days from today to its end. */
record ForecastRequest(Goal goal, KpiHistory past, BusinessCalendar calendar, LocalDate today) {
  private static final int WEEK = 7;

  /**
   * A request to the forecaster.
   *
   * @param outcome at the goal's end
   * @param steps how many days, or periods, there are until then
   * @param after the outcome after so many of them; empty where the goal has none then
   */
  record Asked(
      Forecaster forecaster,
      List<double[]> history,
      Outcome outcome,
      int steps,
      IntFunction<Optional<Outcome>> after) {
    Forecaster.Result result() {
      return forecaster.forecast(history, outcome, steps);
    }

    SortedMap<Integer, Spread> spreads() {
      return forecaster.spreads(history, outcome, steps, after);
    }
  }

  /** The request for a KPI of this additivity. */
  Asked asked() {
    return switch (past.kpi().nature()) {
      case FLOW -> flow();
      case STOCK -> stock();
      case QUOTIENT_OF_FLOWS -> quotientOfFlows();
      case QUOTIENT_OF_STOCKS -> quotientOfStocks();
      case OF_PERIOD -> ofPeriod();
    };
  }

  /**
   * The inputs of a forecast by days.
   *
   * @param history the amount, or the change, of each day
   */
  record Daily(Forecaster forecaster, List<double[]> history) {}

  /** The past by days of a KPI that days have; one that periods alone have has none. */
  Daily daily() {
    var history =
        switch (past.kpi().nature()) {
          case FLOW -> past.days();
          case STOCK -> past.changes();
          case QUOTIENT_OF_FLOWS -> past.daysOfSides();
          case QUOTIENT_OF_STOCKS -> past.changesOfSides();
          case OF_PERIOD -> List.<double[]>of();
        };
    return new Daily(new Forecaster(WEEK, seed(goal.id())), history);
  }

  /** The day that so many steps end with. */
  LocalDate dayAfter(int steps) {
    if (past.kpi().nature() != Additivity.OF_PERIOD) {
      return today.plusDays(steps - 1L);
    }
    var period = calendar.periodOf(goal.grain(), today);
    for (int step = 1; step < steps; step++) {
      period = calendar.after(period);
    }
    return period.lastDay().isBefore(goal.to()) ? period.lastDay() : goal.to();
  }

  /** The amount since the goal began, and the amount ahead. */
  private Asked flow() {
    var first = Days.later(goal.from(), today);
    double known = past.over(Role.VALUE, goal.from(), today.minusDays(1));
    return daily(past.days(), Outcome.sum(known, daysFrom(first)), day -> sum(known, first, day));
  }

  private static Optional<Outcome> sum(double known, LocalDate first, LocalDate day) {
    return day.isBefore(first)
        ? Optional.empty()
        : Optional.of(Outcome.sum(known, daysBetween(first, day)));
  }

  /** The present level, and its change ahead. */
  private Asked stock() {
    double level = past.level(Role.VALUE);
    return daily(
        past.changes(),
        Outcome.sum(level, daysFrom(today)),
        day -> Optional.of(Outcome.sum(level, daysBetween(today, day))));
  }

  /** A rate of the goal's last period, of which a part may be over; on the way, of each period. */
  private Asked quotientOfFlows() {
    return daily(past.daysOfSides(), rateUntil(goal.to()), day -> Optional.of(rateUntil(day)));
  }

  private Outcome rateUntil(LocalDate day) {
    var first = calendar.periodOf(goal.grain(), day).firstDay();
    var yesterday = today.minusDays(1);
    return Outcome.quotient(
        past.over(Role.NUMERATOR, first, yesterday),
        past.over(Role.DENOMINATOR, first, yesterday),
        daysBetween(Days.later(first, today), day));
  }

  private Asked quotientOfStocks() {
    double numerator = past.level(Role.NUMERATOR);
    double denominator = past.level(Role.DENOMINATOR);
    return daily(
        past.changesOfSides(),
        Outcome.quotient(numerator, denominator, daysFrom(today)),
        day -> Optional.of(Outcome.quotient(numerator, denominator, daysBetween(today, day))));
  }

  /** A KPI that only periods have is forecast from the periods before, and has no season. */
  private Asked ofPeriod() {
    int steps = 1;
    for (var period = calendar.periodOf(goal.grain(), today);
        period.lastDay().isBefore(goal.to());
        period = calendar.after(period)) {
      steps++;
    }
    var periods = List.of(past.periods(goal.grain(), calendar));
    return new Asked(
        new Forecaster(1, seed(goal.id())),
        periods,
        Outcome.level(),
        steps,
        step -> Optional.of(Outcome.level()));
  }

  private Asked daily(
      List<double[]> history, Outcome outcome, Function<LocalDate, Optional<Outcome>> until) {
    return new Asked(
        new Forecaster(WEEK, seed(goal.id())),
        history,
        outcome,
        daysFrom(today),
        step -> until.apply(dayAfter(step)));
  }

  /** How many days there are from a day to the goal's end, both included. */
  private int daysFrom(LocalDate day) {
    return daysBetween(day, goal.to());
  }

  private static int daysBetween(LocalDate first, LocalDate last) {
    return (int) (last.toEpochDay() - first.toEpochDay() + 1);
  }

  /** FNV-1a, so that it is the same everywhere. */
  static long seed(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
