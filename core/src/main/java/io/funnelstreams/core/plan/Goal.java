package io.funnelstreams.core.plan;

import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A SMART goal on a KPI.
 *
 * @param id unique within the plan
 * @param kpi the KPI's id
 * @param segment dimension to value; empty for the whole company
 * @param baseline where the KPI stood at the start, in its unit
 * @param from the first day that counts
 * @param to the last day that counts
 * @param monthlyWeights the share of the target that each month from {@code from} on is to bring;
 *     empty for a linear pace
 * @param grain the periods that the scorecard has a row for
 * @param owner the one directly responsible
 * @param objective why it matters
 */
public record Goal(
    String id,
    String kpi,
    Map<String, String> segment,
    OptionalDouble baseline,
    Target target,
    LocalDate from,
    LocalDate to,
    List<Double> monthlyWeights,
    Grain grain,
    Optional<String> owner,
    Optional<String> objective,
    Optional<AlertRule> alert) {
  public Goal {
    Objects.requireNonNull(target, "target");
    segment = Map.copyOf(segment);
    monthlyWeights = List.copyOf(monthlyWeights);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("the goal ends before it begins: " + from + " to " + to);
    }
    if (target.kind() != Target.Kind.ABSOLUTE && baseline.isEmpty()) {
      throw new IllegalArgumentException("a change from the baseline needs a baseline");
    }
  }

  /** What the KPI is to reach, in its unit: the target worked out from the baseline. */
  public double targetValue() {
    return target.value(baseline);
  }
}
