package io.funnelstreams.core.plan;

import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.forecast.NoForecast;
import io.funnelstreams.core.kpi.Additivity;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.KpiActivity;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The forecast of a goal's KPI at the goal's end, by the days that were over when it was made. So
 * it is the same all day, unless the data of those days changes.
 *
 * @param forecast of the KPI at the goal's end
 * @param reason why there is none
 * @param onlyGrows whether the amount so far can only grow
 */
public record GoalForecast(
    Optional<Forecast> forecast, Optional<NoForecast> reason, boolean onlyGrows) {
  /** None was made. */
  public static final GoalForecast NONE =
      new GoalForecast(Optional.empty(), Optional.empty(), false);

  /** Forecasts a goal. */
  public static GoalForecast of(
      Goal goal, Kpi kpi, KpiReader reader, BusinessCalendar calendar, LocalDate today) {
    if (today.isAfter(goal.to())) {
      return none(NoForecast.OVER);
    }
    if (!reader.notReported(kpi.id()).isEmpty()) {
      return none(NoForecast.NOT_REPORTED);
    }
    var first = firstToForecast(goal, kpi, reader, today);
    var past = new KpiHistory(kpi, goal.segment(), reader, first);
    var question = new ForecastRequest(goal, past, calendar, first);
    var result = question.asked().result();
    return new GoalForecast(
        result.forecast().map(made -> made.atLeast(past.least()).atMost(kpi.most())),
        result.reason(),
        kpi.nature() == Additivity.FLOW && past.neverNegative());
  }

  /**
   * Today; while a feed sends no data, the first day without data: days without data are no
   * history.
   */
  private static LocalDate firstToForecast(Goal goal, Kpi kpi, KpiReader reader, LocalDate today) {
    return reader
        .activity(kpi.id(), goal.segment())
        .noDataAt(today.minusDays(1))
        .map(KpiActivity.QuietFeeds::since)
        .orElse(today);
  }

  private static GoalForecast none(NoForecast reason) {
    return new GoalForecast(Optional.empty(), Optional.of(reason), false);
  }

  /** The forecast with the amount of today: it is no less than the amount so far. */
  Optional<Forecast> beside(OptionalDouble actual) {
    return onlyGrows && actual.isPresent()
        ? forecast.map(value -> value.atLeast(actual.getAsDouble()))
        : forecast;
  }
}
