package io.funnelstreams.core.plan;

import java.util.Map;
import java.util.Objects;

/**
 * The value that other companies reach in a KPI.
 *
 * @param kpi the KPI's id
 * @param segment dimension to value; empty for the whole company
 * @param value in the KPI's unit
 * @param source where the value is from
 */
public record Benchmark(String kpi, Map<String, String> segment, double value, String source) {
  public Benchmark {
    Objects.requireNonNull(kpi, "kpi");
    Objects.requireNonNull(source, "source");
    segment = Map.copyOf(segment);
  }

  /** Whether it is of the KPI and the segment of a goal. */
  public boolean isOf(Goal goal) {
    return kpi.equals(goal.kpi()) && segment.equals(goal.segment());
  }
}
