package io.funnelstreams.core.alert;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The seasonality of a KPI by the days of the week.
 *
 * @param weekdays the ratio of each weekday to the mean of all, Monday first; 1 in the mean
 */
record WeekdaySeasonality(List<Double> weekdays) {
  static final int WEEK = 7;

  /** Every day is like any other. */
  static final WeekdaySeasonality NONE = new WeekdaySeasonality(Collections.nCopies(WEEK, 1.0));

  WeekdaySeasonality {
    weekdays = List.copyOf(weekdays);
  }

  /**
   * The seasonality of days that have all weekdays; none where a value is negative or all are 0.
   */
  static WeekdaySeasonality of(List<KpiDay> days) {
    var sums = new double[WEEK];
    var counts = new int[WEEK];
    for (var day : days) {
      int weekday = day.day().getDayOfWeek().getValue() - 1;
      sums[weekday] += day.amount();
      counts[weekday]++;
    }
    var means = new double[WEEK];
    Arrays.setAll(means, i -> sums[i] / Math.max(1, counts[i]));
    double mean = Arrays.stream(means).average().orElseThrow();
    boolean comes = mean > 0 && days.stream().allMatch(day -> day.amount() >= 0);
    return comes
        ? new WeekdaySeasonality(Arrays.stream(means).map(value -> value / mean).boxed().toList())
        : NONE;
  }

  /** A day's base in this rhythm. */
  double baseOf(KpiDay day) {
    return day.base() * weekdays.get(day.day().getDayOfWeek().getValue() - 1);
  }
}
