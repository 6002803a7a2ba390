package io.funnelstreams.serve.view;

import io.funnelstreams.core.time.Period;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A goal in one period against the plan, as it was published.
 *
 * @param segment dimension to value, spelled as it is shown; empty for the whole company
 * @param expected what the pace expects by now
 * @param attainment actual ÷ target
 * @param gap actual − expected
 * @param status in lower case, for example {@code on_track}
 */
public record ScorecardRow(
    String goal,
    String kpi,
    Period period,
    Map<String, String> segment,
    OptionalDouble actual,
    OptionalDouble target,
    OptionalDouble expected,
    OptionalDouble attainment,
    OptionalDouble gap,
    String unit,
    String status,
    Optional<String> owner,
    Instant asOf,
    String definition) {
  public ScorecardRow {
    segment = Map.copyOf(segment);
  }

  /** Whether the row is of the whole goal; its period is then named by its first and last day. */
  public boolean isWholeGoal() {
    return period.label().contains("..");
  }
}
