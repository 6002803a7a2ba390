package io.funnelstreams.bench.drift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The results of a rule: how soon it reported drifts, and how often it reported one that was none.
 */
final class DriftTally {
  private static final double QUARTER_DAYS = 365.25 / 4;

  private final List<Long> delays = new ArrayList<>();
  private int missed;
  private int wrong;
  private double quietDays;

  /** A drift that was reported on a day. */
  void found(LocalDate drifted, LocalDate observed) {
    delays.add(observed.toEpochDay() - drifted.toEpochDay());
  }

  void missed() {
    missed++;
  }

  /** Alerts on a goal while nothing drifted, and the days that nothing did. */
  void quiet(long alerts, long days) {
    wrong += (int) alerts;
    quietDays += days;
  }

  void add(DriftTally other) {
    delays.addAll(other.delays);
    missed += other.missed;
    wrong += other.wrong;
    quietDays += other.quietDays;
  }

  int drifts() {
    return delays.size() + missed;
  }

  int missedDrifts() {
    return missed;
  }

  /** False alerts per goal and quarter. */
  double falsePerQuarter() {
    return wrong / (quietDays / QUARTER_DAYS);
  }

  /** Days from a drift's beginning until half of those that were found had been reported. */
  long medianDelay() {
    return quantile(0.5);
  }

  private long quantile(double share) {
    Collections.sort(delays);
    return delays.isEmpty() ? -1 : delays.get((int) Math.ceil(share * delays.size()) - 1);
  }

  /** A line of the table. */
  String line(String name) {
    return String.format(
        Locale.ROOT,
        "| %-44s | %6d | %6d | %6d | %5d | %8.2f |",
        name,
        drifts(),
        medianDelay(),
        quantile(0.9),
        missed,
        falsePerQuarter());
  }
}
