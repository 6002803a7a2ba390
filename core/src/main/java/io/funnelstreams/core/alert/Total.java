package io.funnelstreams.core.alert;

import java.util.List;

/**
 * Days of a KPI together.
 *
 * @param amount of all
 * @param base of all
 * @param sample how many were counted in all
 */
record Total(double amount, double base, double sample) {
  static Total of(List<KpiDay> days, WeekdaySeasonality rhythm) {
    double amount = 0;
    double base = 0;
    double sample = 0;
    for (var day : days) {
      amount += day.amount();
      base += rhythm.baseOf(day);
      sample += day.sample();
    }
    return new Total(amount, base, sample);
  }

  /** The KPI over these days; 0 where the divisor is 0. */
  double rate() {
    return base == 0 ? 0 : amount / base;
  }
}
