package io.funnelstreams.core.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The parts that a plan expects of a whole, such as of the won amount by channel. Each part has a
 * goal of its own, so it is forecast, evaluated and monitored as goals are.
 *
 * @param of the measure or KPI that is shared
 * @param dimension the dimension that shares it
 * @param kpi the id of the KPI that is the share
 * @param from the first day that counts
 * @param to the last day that counts, included
 */
public record ExpectedShares(
    String of, String dimension, String kpi, LocalDate from, LocalDate to, List<Part> parts) {
  public ExpectedShares {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    parts = List.copyOf(parts);
  }

  /**
   * A part of the whole.
   *
   * @param value of the dimension
   * @param share the expected share, as a fraction of the whole
   * @param goal the id of its goal
   */
  public record Part(String value, double share, String goal) {}

  /** Whether a goal is one of a part. */
  public boolean has(Goal goal) {
    return parts.stream().anyMatch(part -> part.goal().equals(goal.id()));
  }
}
