package io.funnelstreams.core.alert;

import io.funnelstreams.core.alert.GoalDayHistory.Range;
import io.funnelstreams.core.kpi.Additivity;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.GoalLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Tests whether a goal is behind for a reason, and not by chance.
 *
 * <ul>
 *   <li>Proportions of things that were counted: Wilson's interval.
 *   <li>Counts: the interval of the Poisson distribution, widened by as much as the counts of the
 *       last weeks were more uneven than that distribution is.
 *   <li>All else, money, means and stocks: Student's interval, with the unevenness of the last
 *       weeks as the error.
 * </ul>
 *
 * Unevenness is measured from each week to the next (J. von Neumann's mean square successive
 * difference, 1941), so that a season or growth is not taken for chance. Flows are compared with
 * the pace at the end of the last whole week of the goal: on a Sunday every company is behind.
 */
record SignificanceTest(GoalDayHistory days, GoalLine line, long minSample) {
  /** Fewer differences say nothing about their spread. */
  private static final int FEWEST_DIFFERENCES = 4;

  /** The figures at the end of a day; empty where there are none. */
  Optional<Figures> at(LocalDate day) {
    return range(day)
        .flatMap(
            range -> {
              var value = days.over(range);
              return value.value().isPresent()
                  ? Optional.of(figures(range, day, value))
                  : Optional.empty();
            });
  }

  /** Whether the figures are bad beyond chance, and rest on enough. */
  boolean isEnough(LocalDate day) {
    return at(day)
        .filter(figures -> figures.gap() < 0)
        .filter(figures -> isLargeEnough(day))
        .flatMap(figures -> figures.chance().filter(chance -> chance.excludes(figures.expected())))
        .isPresent();
  }

  private boolean isLargeEnough(LocalDate day) {
    return days.nature() == Additivity.FLOW
        || range(day).map(days::over).map(KpiValue::sampleSize).orElseThrow().orElse(minSample)
            >= minSample;
  }

  private Optional<Range> range(LocalDate day) {
    if (days.nature() != Additivity.FLOW) {
      return days.judgedAt(day);
    }
    long whole = weeksOf(day) * GoalDayHistory.WEEK;
    var from = days.goal().from();
    return whole == 0 ? Optional.empty() : Optional.of(new Range(from, from.plusDays(whole - 1)));
  }

  private long weeksOf(LocalDate day) {
    return (day.toEpochDay() - days.goal().from().toEpochDay() + 1) / GoalDayHistory.WEEK;
  }

  private Figures figures(Range range, LocalDate day, KpiValue value) {
    double actual = value.value().getAsDouble();
    double expected = line.expectedAfter(days.nature() == Additivity.FLOW ? range.last() : day);
    return new Figures(
        range.first(),
        range.last(),
        actual,
        expected,
        line.ahead(actual, expected),
        value.numerator(),
        value.denominator(),
        chance(range, value));
  }

  private Optional<ConfidenceInterval> chance(Range range, KpiValue value) {
    if (isProportion(value)) {
      return Optional.of(
          ConfidenceInterval.ofProportion(
              value.numerator().getAsDouble(), value.denominator().getAsDouble()));
    }
    var steps = days.stepsUntil(range.last());
    int differences = steps.size() - 1;
    if (differences < FEWEST_DIFFERENCES) {
      return Optional.empty();
    }
    double variance = variance(steps);
    double actual = value.value().getAsDouble();
    if (days.nature() == Additivity.FLOW && days.kpi().unit() == Unit.COUNT) {
      return Optional.of(ConfidenceInterval.ofCount(actual, dispersion(variance, steps)));
    }
    return Optional.of(
        ConfidenceInterval.around(actual, Math.sqrt(variance) * scale(range), differences));
  }

  private boolean isProportion(KpiValue value) {
    return days.kpi().unit() == Unit.RATIO
        && value.sampleSize().isPresent()
        && value.numerator().isPresent()
        && value.denominator().isPresent()
        && value.numerator().getAsDouble() >= 0
        && value.numerator().getAsDouble() <= value.denominator().getAsDouble();
  }

  /** By how much a value of the range is more uneven than one of a step. */
  private double scale(Range range) {
    return switch (days.nature()) {
      case FLOW -> Math.sqrt((double) weeksOf(range.last()));
      case QUOTIENT_OF_FLOWS ->
          1
              / Math.sqrt(
                  (range.last().toEpochDay() - range.first().toEpochDay() + 1.0)
                      / GoalDayHistory.WEEK);
      case STOCK, QUOTIENT_OF_STOCKS, OF_PERIOD -> 1;
    };
  }

  private static double variance(List<Double> steps) {
    double squares = 0;
    for (int i = 1; i < steps.size(); i++) {
      squares += Math.pow(steps.get(i) - steps.get(i - 1), 2);
    }
    return squares / (2 * (steps.size() - 1));
  }

  private static double dispersion(double variance, List<Double> steps) {
    double mean = steps.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    return mean > 0 ? Math.max(1, variance / mean) : 1;
  }
}
