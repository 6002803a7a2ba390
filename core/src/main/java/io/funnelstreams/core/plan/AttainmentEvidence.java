package io.funnelstreams.core.plan;

import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The evidence of a KPI's past about a goal on it.
 *
 * @param baseline the baseline as a number
 * @param lowest the least it has been: of a flow over as many days as the goal has, of anything
 *     else in a period of the goal's grain; empty where there is no past of such a length
 * @param highest the most it has been
 * @param forecast of the KPI at the goal's end
 */
public record AttainmentEvidence(
    OptionalDouble baseline,
    OptionalDouble lowest,
    OptionalDouble highest,
    Optional<Forecast> forecast) {
  /** No evidence. */
  public static final AttainmentEvidence NONE =
      new AttainmentEvidence(
          OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

  /** How many ranges of days a flow is added up over, at most. */
  private static final int RANGES = 60;

  /** Gathers it. */
  public static AttainmentEvidence of(
      Goal goal, Kpi kpi, KpiReader reader, BusinessCalendar calendar, LocalDate today) {
    var past = new KpiHistory(kpi, goal.segment(), reader, today);
    var values = new DoubleSummaryStatistics();
    if (kpi.accumulates()) {
      sums(goal, past, values);
    } else {
      for (double value : past.periods(goal.grain(), calendar)) {
        values.accept(value);
      }
    }
    boolean known = values.getCount() > 0;
    return new AttainmentEvidence(
        Baseline.valueOf(goal, kpi, reader, calendar),
        known ? OptionalDouble.of(values.getMin()) : OptionalDouble.empty(),
        known ? OptionalDouble.of(values.getMax()) : OptionalDouble.empty(),
        GoalForecast.of(goal, kpi, reader, calendar, today).forecast());
  }

  private static void sums(Goal goal, KpiHistory past, DoubleSummaryStatistics into) {
    var days = past.days().get(0);
    int length = (int) new DayRange(goal.from(), goal.to()).length();
    int step = Math.max(1, (days.length - length) / RANGES);
    for (int end = days.length; end >= length; end -= step) {
      double sum = 0;
      for (int day = end - length; day < end; day++) {
        sum += days[day];
      }
      into.accept(sum);
    }
  }
}
