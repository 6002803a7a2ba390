package io.funnelstreams.core.plan;

import io.funnelstreams.core.forecast.Forecast.Interval;
import io.funnelstreams.core.forecast.Forecaster;
import io.funnelstreams.core.forecast.Forecaster.Partial;
import io.funnelstreams.core.forecast.NoForecast;
import io.funnelstreams.core.forecast.Outcome;
import io.funnelstreams.core.forecast.Spread;
import io.funnelstreams.core.kpi.Additivity;
import io.funnelstreams.core.kpi.FormulaPart.Role;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Days;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Forecasts of a goal's KPI for the months, quarters and the year that are not over, all of the
 * same simulated futures. So they agree: of a KPI that adds up, the months add up to their quarter
 * and the quarters to the year; a level at a quarter's end is that at its last month's.
 *
 * @param reader gives the values of the past
 */
public record PeriodForecasts(BusinessCalendar calendar, KpiReader reader) {
  private static final List<Grain> GRAINS = List.of(Grain.MONTH, Grain.QUARTER, Grain.YEAR);

  /**
   * The forecasts of a goal's KPI in its segment.
   *
   * @param first the first day to forecast: today, or the first day without data
   * @return by grain, each in order from the period that the day is in to the end of the year
   */
  public List<PeriodForecast> of(Goal goal, Kpi kpi, LocalDate first) {
    try {
      return reader.notReported(kpi.id()).isEmpty()
          ? forecasts(goal, kpi, first)
          : without(first, NoForecast.NOT_REPORTED);
    } catch (RuntimeException e) {
      return periods(first).stream()
          .map(period -> new PeriodForecast(period, Optional.empty(), Optional.of("failed")))
          .toList();
    }
  }

  private List<PeriodForecast> forecasts(Goal goal, Kpi kpi, LocalDate first) {
    if (kpi.nature() == Additivity.OF_PERIOD) {
      return ofPeriods(goal, kpi, first);
    }
    var past = new KpiHistory(kpi, goal.segment(), reader, first);
    var question = new ForecastRequest(goal, past, calendar, first).daily();
    // A history that is too short for the year may do for the quarter or the month.
    for (var grain : List.of(Grain.YEAR, Grain.QUARTER, Grain.MONTH)) {
      var end = calendar.periodOf(grain, first).lastDay();
      var made = new Made(past, question, first, end).all();
      if (made.stream().anyMatch(each -> each.spread().isPresent())) {
        return made;
      }
    }
    return new Made(past, question, first, calendar.periodOf(Grain.YEAR, first).lastDay()).all();
  }

  /** The periods of {@link #of}, with a reason why none of them has a forecast. */
  public List<PeriodForecast> without(LocalDate first, NoForecast reason) {
    return periods(first).stream().map(period -> none(period, reason)).toList();
  }

  private static PeriodForecast none(Period period, NoForecast reason) {
    return new PeriodForecast(
        period, Optional.empty(), Optional.of(reason.name().toLowerCase(Locale.ROOT)));
  }

  /** A KPI that only periods have is forecast for each grain by its own periods. */
  private List<PeriodForecast> ofPeriods(Goal goal, Kpi kpi, LocalDate first) {
    var past = new KpiHistory(kpi, goal.segment(), reader, first);
    var all = new ArrayList<PeriodForecast>();
    for (var grain : GRAINS) {
      var history = List.of(past.periods(grain, calendar));
      var asked = new ArrayList<Partial>();
      var periods = periods(grain, first);
      for (int step = 1; step <= periods.size(); step++) {
        asked.add(new Partial(step, Outcome.level()));
      }
      var spreads =
          new Forecaster(1, ForecastRequest.seed(goal.id()))
              .spreads(history, Outcome.level(), periods.size(), asked);
      for (int i = 0; i < periods.size(); i++) {
        all.add(row(periods.get(i), spreads.get(i).map(spread -> spread.atMost(kpi.most()))));
      }
    }
    return all;
  }

  private static PeriodForecast row(Period period, Optional<Spread> spread) {
    return spread.isPresent()
        ? new PeriodForecast(period, spread, Optional.empty())
        : none(period, NoForecast.TOO_SHORT);
  }

  private List<Period> periods(LocalDate first) {
    return GRAINS.stream().flatMap(grain -> periods(grain, first).stream()).toList();
  }

  private List<Period> periods(Grain grain, LocalDate first) {
    var end = calendar.periodOf(Grain.YEAR, first).lastDay();
    var periods = new ArrayList<Period>();
    for (var period = calendar.periodOf(grain, first);
        !period.firstDay().isAfter(end);
        period = calendar.after(period)) {
      periods.add(period);
    }
    return periods;
  }

  /** The forecasts up to a day, of one set of futures. */
  private final class Made {
    private final KpiHistory past;
    private final ForecastRequest.Daily question;
    private final LocalDate first;
    private final LocalDate end;

    Made(KpiHistory past, ForecastRequest.Daily question, LocalDate first, LocalDate end) {
      this.past = past;
      this.question = question;
      this.first = first;
      this.end = end;
    }

    List<PeriodForecast> all() {
      var reached =
          periods(first).stream().filter(period -> !period.lastDay().isAfter(end)).toList();
      var asked = new ArrayList<Partial>();
      reached.forEach(period -> asked.add(partial(period)));
      boolean addsUp = past.kpi().nature() == Additivity.FLOW;
      if (addsUp) {
        reached.forEach(period -> asked.add(sinceToday(period.lastDay())));
        reached.forEach(period -> asked.add(sinceToday(period.firstDay().minusDays(1))));
      }
      var spreads =
          question.forecaster().spreads(question.history(), outcome(), stepsTo(end), asked);
      var reason = reason();
      var all = new ArrayList<PeriodForecast>();
      for (var period : periods(first)) {
        int i = reached.indexOf(period);
        if (i < 0 || spreads.get(i).isEmpty()) {
          all.add(none(period, i < 0 ? NoForecast.TOO_SHORT : reason));
        } else {
          var spread = bounded(spreads.get(i).get());
          all.add(row(period, Optional.of(addsUp ? added(period, spread, i, spreads) : spread)));
        }
      }
      return all;
    }

    private NoForecast reason() {
      return question
          .forecaster()
          .forecast(question.history(), outcome(), stepsTo(end))
          .reason()
          .orElse(NoForecast.DENOMINATOR_ZERO);
    }

    private Outcome outcome() {
      return outcome(calendar.periodOf(Grain.YEAR, end), end);
    }

    /** The sum of the days of a period, with those that are over. */
    private Partial partial(Period period) {
      return new Partial(stepsTo(period.lastDay()), outcome(period, period.lastDay()));
    }

    private Outcome outcome(Period period, LocalDate last) {
      var since = period.firstDay().isAfter(first) ? period.firstDay() : first;
      int days = (int) (last.toEpochDay() - since.toEpochDay() + 1);
      var yesterday = first.minusDays(1);
      return switch (past.kpi().nature()) {
        case FLOW -> Outcome.sum(known(period), days);
        case STOCK -> Outcome.sum(past.level(Role.VALUE), stepsTo(last));
        case QUOTIENT_OF_FLOWS ->
            Outcome.quotient(
                past.over(Role.NUMERATOR, period.firstDay(), Days.earlier(yesterday, last)),
                past.over(Role.DENOMINATOR, period.firstDay(), Days.earlier(yesterday, last)),
                days);
        case QUOTIENT_OF_STOCKS ->
            Outcome.quotient(
                past.level(Role.NUMERATOR), past.level(Role.DENOMINATOR), stepsTo(last));
        case OF_PERIOD -> Outcome.level();
      };
    }

    /** The amount from today to a day's end; a day that is over adds nothing. */
    private Partial sinceToday(LocalDate day) {
      int steps = Math.max(0, stepsTo(day));
      return new Partial(Math.max(1, steps), Outcome.sum(0, steps));
    }

    /** Middles of sums do not add up; differences of the middles of running sums do. */
    private Spread added(Period period, Spread own, int index, List<Optional<Spread>> spreads) {
      int count = spreads.size() / 3;
      double through = spreads.get(count + index).orElseThrow().median();
      double before = spreads.get(2 * count + index).orElseThrow().median();
      double value = known(period) + through - before;
      if (!period.firstDay().isAfter(first)) {
        value += moreToday(spreads, count);
      }
      return new Spread(
          value,
          with(own.interval50(), value),
          with(own.interval80(), value),
          with(own.interval95(), value));
    }

    /** By how much today has brought more already than its month was forecast to have. */
    private double moreToday(List<Optional<Spread>> spreads, int count) {
      if (!past.neverNegative()) {
        return 0;
      }
      double month = spreads.get(count).orElseThrow().median();
      return Math.max(0, past.over(Role.VALUE, first, first) - month);
    }

    /** The sum of the days of a period that are over. */
    private double known(Period period) {
      var yesterday = first.minusDays(1);
      return past.over(Role.VALUE, period.firstDay(), Days.earlier(yesterday, period.lastDay()));
    }

    private Spread bounded(Spread spread) {
      return spread.atLeast(past.least()).atMost(past.kpi().most());
    }

    private int stepsTo(LocalDate day) {
      return (int) (day.toEpochDay() - first.toEpochDay() + 1);
    }

    private static Interval with(Interval interval, double value) {
      return new Interval(Math.min(interval.low(), value), Math.max(interval.high(), value));
    }
  }
}
