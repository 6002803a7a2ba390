package io.funnelstreams.app.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How leads spread over a year of days: more in the middle of the week, fewer in summer and around
 * the new year, and more at the end than at the beginning.
 */
final class Season {
  /** Monday to Sunday. */
  private static final double[] BY_WEEKDAY = {1.15, 1.25, 1.2, 1.1, 0.9, 0.22, 0.18};

  /** January to December. */
  private static final double[] BY_MONTH = {
    0.95, 1.0, 1.1, 1.0, 1.0, 0.95, 0.8, 0.72, 1.1, 1.15, 1.1, 0.7
  };

  private static final double GROWTH = 0.35;

  private final LocalDate firstDay;
  private final double[] cumulated;

  Season(LocalDate firstDay, int days) {
    this.firstDay = firstDay;
    cumulated = new double[days];
    double sum = 0;
    for (int i = 0; i < days; i++) {
      sum += leadsOf(firstDay.plusDays(i));
      cumulated[i] = sum;
    }
  }

  /** A day, drawn by weight. */
  LocalDate day(RandomSource random) {
    double drawn = random.uniform() * cumulated[cumulated.length - 1];
    int found = Arrays.binarySearch(cumulated, drawn);
    return firstDay.plusDays(found >= 0 ? found : -found - 1);
  }

  /** The shares of the twelve months from one on, in percent with a decimal, as a plan has them. */
  String pace(YearMonth start) {
    var months = IntStream.range(0, 12).mapToObj(start::plusMonths).toList();
    var weights =
        months.stream()
            .mapToDouble(
                month ->
                    month
                        .atDay(1)
                        .datesUntil(month.plusMonths(1).atDay(1))
                        .mapToDouble(this::leadsOf)
                        .sum())
            .toArray();
    var tenths = tenthsOfPercent(weights);
    return IntStream.of(tenths)
        .mapToObj(tenth -> "%s.%s%%".formatted(tenth / 10, tenth % 10))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private double leadsOf(LocalDate day) {
    return weight(day)
        * (1 + GROWTH * (day.toEpochDay() - firstDay.toEpochDay()) / cumulated.length);
  }

  /** Shares that add up to a thousand: each cumulated one is rounded. */
  private static int[] tenthsOfPercent(double... weights) {
    double all = DoubleStream.of(weights).sum();
    var tenths = new int[weights.length];
    double sum = 0;
    int given = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      tenths[i] = (int) Math.round(1_000 * sum / all) - given;
      given += tenths[i];
    }
    return tenths;
  }

  private static double weight(LocalDate day) {
    return BY_WEEKDAY[day.getDayOfWeek().getValue() - 1] * BY_MONTH[day.getMonthValue() - 1];
  }
}
