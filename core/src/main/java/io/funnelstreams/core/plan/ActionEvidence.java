package io.funnelstreams.core.plan;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The KPI that an action is to move: its value in the days after the action was done, against as
 * many days before.
 *
 * @param kpi the KPI's id
 * @param segment dimension to value; empty for the whole company
 * @param upwards whether it is to become more
 * @param by by how much at least, as a positive change; empty where any is enough
 * @param days how many days are compared
 */
public record ActionEvidence(
    String kpi, Map<String, String> segment, boolean upwards, Optional<Target> by, int days) {
  /** Four weeks, so that every weekday counts alike. */
  public static final int USUAL_DAYS = 28;

  public ActionEvidence {
    Objects.requireNonNull(kpi, "kpi");
    segment = Map.copyOf(segment);
    if (days < 1) {
      throw new IllegalArgumentException("a KPI is compared over one day at least: " + days);
    }
    if (by.filter(change -> !isChange(change)).isPresent()) {
      throw new IllegalArgumentException("a KPI is to move by a change above 0: " + by);
    }
  }

  private static boolean isChange(Target change) {
    return change.kind() != Target.Kind.ABSOLUTE && change.amount() > 0;
  }
}
