package io.funnelstreams.core.plan;

import java.util.Objects;

/**
 * What a goal wants to reach, as the plan states it.
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
}
