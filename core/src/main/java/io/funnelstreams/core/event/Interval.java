package io.funnelstreams.core.event;

import java.util.Objects;

/**
 * How often a subscription is billed: every three months is {@code Interval(MONTH, 3)}.
 *
 * @param count how many units make one interval, 1 or more
 */
public record Interval(Unit unit, int count) {

  /** What an interval is counted in. */
  public enum Unit {
    DAY,
    WEEK,
    MONTH,
    YEAR
  }

  public Interval {
    Objects.requireNonNull(unit, "interval");
    if (count < 1) {
      throw new IllegalArgumentException("interval_count is " + count + "; it must be 1 or more");
    }
  }
}
