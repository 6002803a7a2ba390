package io.funnelstreams.core.alert;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How a KPI goes with the days of the week.
 *
 * @param weekdays what each weekday has beside the mean of all, Monday first; 1 in the mean
 */
record WeekdaySeasonality(List<Double> weekdays) {
  static final int WEEK = 7;

  /** Every day is like any other. */
  static final WeekdaySeasonality NONE = new WeekdaySeasonality(Collections.nCopies(WEEK, 1.0));

  WeekdaySeasonality {
    weekdays = List.copyOf(weekdays);
  }

  /** Of days that have all weekdays; none where something is negative or nothing came. */
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
