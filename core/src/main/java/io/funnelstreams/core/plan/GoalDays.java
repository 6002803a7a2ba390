package io.funnelstreams.core.plan;

import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.time.BusinessCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A goal day by day: the value of its KPI at the end of each, and the value that the pace expects.
 *
 * @param reader gives the values
 */
public record GoalDays(BusinessCalendar calendar, KpiReader reader) {

  /**
   * A goal at the end of a day. Figures are in the KPI's unit.
   *
   * @param actual of a flow the sum since the goal's first day; else the value of the goal's period
   *     so far. Empty where there is none, and on later days
   * @param expected the value that the pace expects by the end of the day; empty where the target
   *     is a change from a baseline that is not known
   */
  public record Point(LocalDate day, OptionalDouble actual, OptionalDouble expected) {}

  /**
   * Every day of a goal.
   *
   * @param known the last day that something is known of
   */
  public List<Point> of(Goal goal, Kpi kpi, LocalDate known) {
    var line = GoalLine.of(goal, kpi, reader, calendar);
    var points = new ArrayList<Point>();
    var sum = Optional.<BigDecimal>empty();
    for (var day = goal.from(); !day.isAfter(goal.to()); day = day.plusDays(1)) {
      var actual = OptionalDouble.empty();
      if (!day.isAfter(known)) {
        if (kpi.accumulates()) {
          sum = plus(sum, reader.value(kpi.id(), goal.segment(), day, day));
          actual = sum.map(all -> OptionalDouble.of(all.doubleValue())).orElse(actual);
        } else {
          actual = soFar(goal, kpi, day, known);
        }
      }
      points.add(new Point(day, actual, expected(line, day)));
    }
    return List.copyOf(points);
  }

  /** Decimal sums: doubles that are added one by one drift apart from the sum that is published. */
  private static Optional<BigDecimal> plus(Optional<BigDecimal> sum, OptionalDouble more) {
    return more.isEmpty()
        ? sum
        : Optional.of(sum.orElse(BigDecimal.ZERO).add(BigDecimal.valueOf(more.getAsDouble())));
  }

  /** The running period's value is the whole period's: it has no later days. */
  private OptionalDouble soFar(Goal goal, Kpi kpi, LocalDate day, LocalDate known) {
    var period = calendar.periodOf(goal.grain(), day);
    var last = day.equals(known) ? period.lastDay() : day;
    return reader.value(kpi.id(), goal.segment(), period.firstDay(), last);
  }

  private static OptionalDouble expected(Optional<GoalLine> line, LocalDate day) {
    return line.map(each -> OptionalDouble.of(each.expectedAfter(day)))
        .orElse(OptionalDouble.empty());
  }
}
