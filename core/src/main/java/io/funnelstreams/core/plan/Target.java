package io.funnelstreams.core.plan;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The target of a goal, as the plan states it.
 *
 * @param amount in the KPI's unit for {@link Kind#ABSOLUTE} and {@link Kind#DIFFERENCE}; a fraction
 *     of the baseline for {@link Kind#RELATIVE} ({@code 0.10} is {@code +10%})
 */
public record Target(Kind kind, double amount) {
  /** How the amount relates to the baseline. */
  public enum Kind {
    ABSOLUTE,
    RELATIVE,
    DIFFERENCE
  }

  public Target {
    Objects.requireNonNull(kind, "kind");
  }

  /**
   * The value to reach, in the KPI's unit. A relative target of a negative baseline moves up when
   * it is positive: {@code +10%} of {@code -50} is {@code -45}.
   *
   * @param baseline present unless the target is absolute
   */
  double value(OptionalDouble baseline) {
    return switch (kind) {
      case ABSOLUTE -> amount;
      case DIFFERENCE -> baseline.orElseThrow() + amount;
      case RELATIVE -> baseline.orElseThrow() + Math.abs(baseline.orElseThrow()) * amount;
    };
  }
}
