package io.funnelstreams.core.event;

import java.util.Objects;

/**
 * How often a subscription is billed: every three months is {@code Interval(MONTH, 3)}.
 *
 * @param count how many units make one interval, 1 to {@link #MAX_COUNT}
 */
public record BillingCycle(Unit unit, int count) {

  /** The unit of an interval. */
  public enum Unit {
    DAY,
    WEEK,
    MONTH,
    YEAR
  }

  /** The days of a century are fewer; a longer interval is a mistake at the source. */
  public static final int MAX_COUNT = 40_000;

  public BillingCycle {
    Objects.requireNonNull(unit, "interval");
    if (count < 1) {
      throw new InvalidFieldException(
          "interval_count", "interval_count is " + count + "; it must be 1 or more");
    }
    if (count > MAX_COUNT) {
      throw new InvalidFieldException("interval_count", "interval_count is above " + MAX_COUNT);
    }
  }
}
