package io.funnelstreams.bench.workload;

import java.time.Duration;
import java.time.Instant;

/**
 * The settings of a workload. The same settings give the same deliveries, on every machine.
 *
 * @param parties how many parties take part
 * @param deliveries how many events are delivered, corrections and duplicates among them
 * @param from when the first happens; they spread evenly over {@code over}
 * @param accidents the share of deliveries, between 0 and 1, that are duplicates, corrections,
 *     deletions, merges or late
 */
public record Workload(
    long seed, int parties, int deliveries, Instant from, Duration over, double accidents) {
  private static final double USUAL_ACCIDENTS = 0.05;

  public Workload {
    if (parties < 1 || deliveries < 0 || accidents < 0 || accidents > 1) {
      throw new IllegalArgumentException(
          "a workload has parties, no negative deliveries, and accidents between 0 and 1");
    }
  }

  /**
   * A year of a company in which one delivery in twenty is an accident. It is over, so that none of
   * it has to wait for its day.
   */
  public static Workload year(long seed, int parties, int deliveries) {
    return days(seed, parties, deliveries, 365);
  }

  /** The same within a quarter: a quarter of the rows, since levels have one for each day. */
  public static Workload quarter(long seed, int parties, int deliveries) {
    return days(seed, parties, deliveries, 90);
  }

  private static Workload days(long seed, int parties, int deliveries, int days) {
    return new Workload(
        seed,
        parties,
        deliveries,
        Instant.parse("2025-01-01T00:00:00Z"),
        Duration.ofDays(days),
        USUAL_ACCIDENTS);
  }
}
