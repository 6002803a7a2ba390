package io.funnelstreams.core.plan;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The figure by which an assumption holds or does not.
 *
 * @param kpi the KPI's id
 * @param segment dimension to value; empty for the whole company
 * @param atLeast the least that it may be, in the KPI's unit
 * @param atMost the most that it may be, in the KPI's unit
 */
public record AssumptionBound(
    String kpi, Map<String, String> segment, OptionalDouble atLeast, OptionalDouble atMost) {
  public AssumptionBound {
    Objects.requireNonNull(kpi, "kpi");
    segment = Map.copyOf(segment);
    if (atLeast.isEmpty() && atMost.isEmpty()) {
      throw new IllegalArgumentException("an assumption on " + kpi + " needs a bound");
    }
    if (atLeast.isPresent() && atMost.isPresent() && atLeast.getAsDouble() > atMost.getAsDouble()) {
      throw new IllegalArgumentException(
          "nothing is at least " + atLeast.getAsDouble() + " and at most " + atMost.getAsDouble());
    }
  }

  /** Whether a value of the KPI, in its unit, lies within; a value at a bound does. */
  public boolean holds(double value) {
    double least = atLeast.orElse(Double.NEGATIVE_INFINITY);
    double most = atMost.orElse(Double.POSITIVE_INFINITY);
    // Sums of doubles do not meet a bound to the last bit.
    double rounding = 1e-9 * Math.abs(value);
    return value >= least - rounding && value <= most + rounding;
  }
}
