package io.funnelstreams.core.plan;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.kpi.Additivity;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks back where a goal compares what only a period has, such as churn or customers counted once,
 * over two lengths: a baseline of the past over all the goal's days, actuals over shorter periods.
 */
public final class BaselineSpan {
  private BaselineSpan() {}

  /**
   * The question, with what to write.
   *
   * @return empty where baseline and actual are of equally long periods, or their length does not
   *     matter: flows add up, rates and levels are of the same size over any days
   */
  public static Optional<String> question(Goal goal, Kpi kpi, BusinessCalendar calendar) {
    if (!goal.baseline().isOfThePast()
        || kpi.nature() != Additivity.OF_PERIOD
        || isPeriod(goal, goal.grain(), calendar)) {
      return Optional.empty();
    }
    return Optional.of(
        ("the baseline is %s of as many days as the goal has (%s), the actual that of a %s; are"
                + " they of one size? %s")
            .formatted(
                kpi.id(),
                new DayRange(goal.from(), goal.to()).length(),
                Event.lower(goal.grain()),
                advice(goal, calendar)));
  }

  private static String advice(Goal goal, BusinessCalendar calendar) {
    return Stream.of(Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR)
        .filter(grain -> isPeriod(goal, grain, calendar))
        .findFirst()
        .map(grain -> "With 'period: " + Event.lower(grain) + "' they are")
        .orElseGet(() -> "If not, write the baseline of one " + Event.lower(goal.grain()));
  }

  private static boolean isPeriod(Goal goal, Grain grain, BusinessCalendar calendar) {
    var period = calendar.periodOf(grain, goal.from());
    return period.firstDay().equals(goal.from()) && period.lastDay().equals(goal.to());
  }
}
