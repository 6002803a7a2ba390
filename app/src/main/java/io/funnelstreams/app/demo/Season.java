package io.funnelstreams.app.demo;

import java.time.LocalDate;
import java.util.Arrays;

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
      sum += weight(firstDay.plusDays(i)) * (1 + GROWTH * i / days);
      cumulated[i] = sum;
    }
  }

  /** A day, drawn by weight. */
  LocalDate day(Chance chance) {
    double drawn = chance.uniform() * cumulated[cumulated.length - 1];
    int found = Arrays.binarySearch(cumulated, drawn);
    return firstDay.plusDays(found >= 0 ? found : -found - 1);
  }

  private static double weight(LocalDate day) {
    return BY_WEEKDAY[day.getDayOfWeek().getValue() - 1] * BY_MONTH[day.getMonthValue() - 1];
  }
}
