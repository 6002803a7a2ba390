package io.funnelstreams.core;

import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.forecast.NoForecast;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalForecast;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Days;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Measures how good forecasts were. At the beginning of each month of a replay it forecasts every
 * goal's KPI for the end of the month and for the end of the goal, by the data known by then, and
 * compares the forecast with the actual value.
 */
public final class ForecastReplay implements Replay.Visitor {
  private final Plan plan;
  private final BusinessCalendar calendar;
  private final List<Made> made = new ArrayList<>();
  private LocalDate lastDay = LocalDate.MIN;
  private Optional<FunnelPipeline> latest = Optional.empty();

  private record Made(Goal goal, Kpi kpi, LocalDate on, GoalForecast forecast) {}

  /**
   * A forecast and the actual value.
   *
   * @param goal the goal's id
   * @param kpi the KPI's id
   * @param madeOn the day that it was made on, by the data known of the days before
   * @param firstDay the first day that it is of
   * @param lastDay the last day that it is of, included
   * @param forecast the KPI at the end of these days, in its unit
   * @param noForecast why there was none
   * @param came the KPI's actual value, in its unit; empty while the days are not over, or where it
   *     has no value
   */
  public record Check(
      String goal,
      String kpi,
      LocalDate madeOn,
      LocalDate firstDay,
      LocalDate lastDay,
      Optional<Forecast> forecast,
      Optional<NoForecast> noForecast,
      OptionalDouble came) {

    /** How far the forecast was above the actual value; empty where either is not known. */
    public OptionalDouble error() {
      return forecast.map(made -> made.errorAgainst(came)).orElse(OptionalDouble.empty());
    }

    /** The error as a fraction of the actual value; empty where that is 0 or not known. */
    public OptionalDouble relativeError() {
      var error = error();
      return error.isPresent() && came.getAsDouble() != 0
          ? OptionalDouble.of(error.getAsDouble() / Math.abs(came.getAsDouble()))
          : OptionalDouble.empty();
    }

    /** Whether the actual value lies within the 80 % interval; empty where either is not known. */
    public Optional<Boolean> isWithin80() {
      return forecast.flatMap(made -> made.covers(came));
    }
  }

  /** Forecasts of the goals of a plan. */
  public ForecastReplay(Plan plan) {
    this.plan = plan;
    this.calendar = plan.rules().calendar();
  }

  @Override
  public void morning(LocalDate day, FunnelPipeline known) {
    if (day.getDayOfMonth() == 1) {
      plan.goals().stream()
          .filter(goal -> !goal.to().isBefore(day))
          .forEach(goal -> forecast(goal, day, known));
    }
  }

  private void forecast(Goal goal, LocalDate day, FunnelPipeline known) {
    var month = calendar.periodOf(Grain.MONTH, day);
    if (goal.from().isAfter(month.lastDay())) {
      return;
    }
    var first = Days.later(goal.from(), day);
    var ofMonth = goal.over(first, Days.earlier(goal.to(), month.lastDay()));
    add(ofMonth, day, known);
    if (!goal.to().equals(ofMonth.to())) {
      add(goal, day, known);
    }
  }

  private void add(Goal goal, LocalDate day, FunnelPipeline known) {
    var kpi = plan.catalogue().find(goal.kpi()).orElseThrow();
    made.add(new Made(goal, kpi, day, GoalForecast.of(goal, kpi, known.reader(), calendar, day)));
  }

  @Override
  public void evening(LocalDate day, FunnelPipeline known) {
    lastDay = day;
    latest = Optional.of(known);
  }

  /**
   * Every forecast, in the order in which they were made, with the actual values by the last
   * evening.
   */
  public List<Check> checks() {
    return made.stream().map(this::check).toList();
  }

  private Check check(Made each) {
    var goal = each.goal();
    return new Check(
        goal.id(),
        goal.kpi(),
        each.on(),
        goal.from(),
        goal.to(),
        each.forecast().forecast(),
        each.forecast().reason(),
        goal.to().isAfter(lastDay) ? OptionalDouble.empty() : came(each));
  }

  private OptionalDouble came(Made each) {
    var reader = latest.orElseThrow().reader();
    return cameBy(each.goal(), each.kpi(), reader, calendar);
  }

  /**
   * The value of a goal's KPI at the goal's end: of a flow the sum since the goal began, of any
   * other KPI the value of the goal's last period.
   */
  static OptionalDouble cameBy(Goal goal, Kpi kpi, KpiReader reader, BusinessCalendar calendar) {
    if (reader.activity(kpi.id(), goal.segment()).noDataAt(goal.to()).isPresent()) {
      return OptionalDouble.empty();
    }
    var first =
        kpi.accumulates() ? goal.from() : calendar.periodOf(goal.grain(), goal.to()).firstDay();
    return reader.value(kpi.id(), goal.segment(), first, goal.to());
  }
}
