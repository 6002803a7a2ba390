package io.funnelstreams.core.alert;

import io.funnelstreams.core.kpi.Additivity;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Days;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The values of a goal's KPI, in the ranges of days that it is judged by.
 *
 * @param nature how the KPI's values over ranges of days add up
 */
record GoalDayHistory(
    Goal goal, Kpi kpi, Additivity nature, History history, BusinessCalendar calendar) {
  static final int WEEK = 7;

  /** The number of past steps that the KPI's random variation is estimated from. */
  private static final int STEPS = 13;

  /** Days, both ends included. */
  record Range(LocalDate first, LocalDate last) {}

  /**
   * The days whose value is compared with the pace of a day. For a flow, they are all since the
   * goal's first. For rates and means, they are the last weeks, as many as the goal's period has,
   * so that the turn of a month takes no evidence away. For a KPI that only periods have, they are
   * the last period that is over.
   */
  Optional<Range> judgedAt(LocalDate day) {
    return switch (nature) {
      case FLOW -> Optional.of(new Range(goal.from(), day));
      case STOCK, QUOTIENT_OF_STOCKS -> Optional.of(new Range(day, day));
      case QUOTIENT_OF_FLOWS -> Optional.of(new Range(Days.later(goal.from(), windowAt(day)), day));
      case OF_PERIOD -> lastPeriod(day);
    };
  }

  /** The first day of the weeks that a rate is judged by. */
  private LocalDate windowAt(LocalDate day) {
    return day.minusDays((long) WEEK * weeks() - 1);
  }

  /** How many weeks a rate is judged by; whole ones, so that each has the same weekdays. */
  int weeks() {
    return switch (goal.grain()) {
      case DAY, WEEK -> 1;
      case MONTH -> 4;
      case QUARTER -> 13;
      case YEAR, TOTAL -> 52;
    };
  }

  private Optional<Range> lastPeriod(LocalDate day) {
    if (goal.grain() == Grain.TOTAL) {
      return Optional.empty();
    }
    var period = calendar.periodOf(goal.grain(), day);
    var over = period.lastDay().equals(day) ? period : calendar.before(period);
    return over.firstDay().isBefore(goal.from())
        ? Optional.empty()
        : Optional.of(new Range(over.firstDay(), over.lastDay()));
  }

  KpiValue over(Range range) {
    return over(range.first(), range.last());
  }

  private KpiValue over(LocalDate first, LocalDate last) {
    return history.over(kpi.id(), goal.segment(), first, last);
  }

  /**
   * The KPI in each of the last steps, the latest last: weeks that end with a day, or periods of
   * the goal's grain where only a period has a value. Steps without one are left out.
   */
  List<Double> stepsUntil(LocalDate day) {
    var steps = new ArrayList<Double>();
    var last = day;
    for (int i = 0; i < STEPS; i++) {
      var first =
          nature == Additivity.OF_PERIOD
              ? calendar.firstDayOf(goal.grain(), last)
              : last.minusDays(WEEK - 1L);
      over(first, last).value().ifPresent(steps::add);
      last = first.minusDays(1);
    }
    Collections.reverse(steps);
    return steps;
  }
}
