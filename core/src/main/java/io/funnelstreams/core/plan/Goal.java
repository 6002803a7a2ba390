package io.funnelstreams.core.plan;

import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
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
 * @param from the first day that counts
 * @param to the last day that counts
 * @param grain the periods that the scorecard has a row for
 * @param owner the one directly responsible
 * @param team who the owner answers for
 * @param objective why it matters
 */
public record Goal(
    String id,
    String kpi,
    Map<String, String> segment,
    Baseline baseline,
    Target target,
    LocalDate from,
    LocalDate to,
    PaceRule pace,
    Grain grain,
    Optional<String> owner,
    Optional<String> team,
    Optional<String> objective,
    Optional<AlertRule> alert) {
  public Goal {
    Objects.requireNonNull(target, "target");
    segment = Map.copyOf(segment);
    Objects.requireNonNull(pace, "pace");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("the goal ends before it begins: " + from + " to " + to);
    }
    if (target.kind() != Target.Kind.ABSOLUTE && baseline.isNone()) {
      throw new IllegalArgumentException("a change from the baseline needs a baseline");
    }
  }

  /**
   * The value that the KPI is to reach, in its unit.
   *
   * @param from the baseline's value
   * @return empty where the target is a change from a baseline that is not known
   */
  public OptionalDouble targetValue(OptionalDouble from) {
    return target.kind() == Target.Kind.ABSOLUTE || from.isPresent()
        ? OptionalDouble.of(target.value(from))
        : OptionalDouble.empty();
  }

  /** The same goal over other days, for example over one month of its own. */
  public Goal over(LocalDate first, LocalDate last) {
    return new Goal(
        id, kpi, segment, baseline, target, first, last, pace, grain, owner, team, objective,
        alert);
  }
}
