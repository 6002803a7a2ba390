package io.funnelstreams.core.plan;

import io.funnelstreams.core.forecast.Spread;
import io.funnelstreams.core.kpi.Additivity;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The expected values of a goal's KPI on the way to the forecast at the goal's end.
 *
 * @param reader gives the values of the past
 */
public record GoalFan(BusinessCalendar calendar, KpiReader reader) {

  /**
   * The spread on the days ahead.
   *
   * @param first the first day to forecast: today, or the first day without data
   * @param actual the amount of the goal so far; a KPI that only grows is no less than that
   * @return by day, for a KPI that only periods have by their last day; the last one's is the
   *     forecast of the goal. Empty where there is no forecast
   */
  public SortedMap<LocalDate, Spread> of(
      Goal goal, Kpi kpi, LocalDate first, OptionalDouble actual) {
    var fan = new TreeMap<LocalDate, Spread>();
    if (first.isAfter(goal.to())) {
      return fan;
    }
    var past = new KpiHistory(kpi, goal.segment(), reader, first);
    var question = new ForecastRequest(goal, past, calendar, first);
    double floor = floor(kpi, past, actual);
    question
        .asked()
        .spreads()
        .forEach(
            (step, spread) ->
                fan.put(question.dayAfter(step), spread.atLeast(floor).atMost(kpi.most())));
    return fan;
  }

  private static double floor(Kpi kpi, KpiHistory past, OptionalDouble actual) {
    if (kpi.nature() == Additivity.FLOW && actual.isPresent() && past.neverNegative()) {
      return actual.getAsDouble();
    }
    return past.least();
  }
}
