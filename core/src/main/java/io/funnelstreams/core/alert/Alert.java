package io.funnelstreams.core.alert;

import io.funnelstreams.core.plan.AlertRule.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A matter to look into, firing or resolved.
 *
 * @param id the same from firing to resolving: the subject and the day since which it has been so
 * @param subject what it is about; at most one alert of a subject is firing
 * @param title what it is about, in a few words
 * @param reason why, in a sentence with the figures
 * @param goal the goal's id; empty where it is not on a goal
 * @param kpi the KPI's id; empty where it is about several
 * @param segment dimension to value; empty for the whole company
 * @param firstDay the first day that the figures are of
 * @param lastDay the last day that the figures are of, included
 * @param since since when it has been so
 * @param firedAt when it had been so for as long as the plan asks, with enough evidence
 * @param resolvedAt empty while it is firing
 * @param figures when it fired or, once it is resolved, resolved
 * @param target what the goal is to reach in the end
 * @param owner the one directly responsible
 * @param team who the owner answers for
 * @param objective why the goal matters
 * @param groupedUnder the id of the firing alert that has this one in its group
 * @param group the firing alerts that are grouped under this one
 * @param stakeholders the people and teams that are informed beside the owner
 */
public record Alert(
    String id,
    String subject,
    AlertKind kind,
    Severity severity,
    String title,
    String reason,
    Optional<String> goal,
    Optional<String> kpi,
    Map<String, String> segment,
    LocalDate firstDay,
    LocalDate lastDay,
    Instant since,
    Instant firedAt,
    Optional<Instant> resolvedAt,
    Optional<Figures> figures,
    OptionalDouble target,
    Optional<String> owner,
    Optional<String> team,
    Optional<String> objective,
    Optional<String> groupedUnder,
    List<Grouped> group,
    List<String> stakeholders) {
  public Alert {
    segment = Map.copyOf(segment);
    group = List.copyOf(group);
    stakeholders = List.copyOf(stakeholders);
  }

  /** This alert with the people and teams that are informed beside the owner. */
  public Alert informing(List<String> informed) {
    return new Alert(
        id,
        subject,
        kind,
        severity,
        title,
        reason,
        goal,
        kpi,
        segment,
        firstDay,
        lastDay,
        since,
        firedAt,
        resolvedAt,
        figures,
        target,
        owner,
        team,
        objective,
        groupedUnder,
        group,
        informed);
  }

  /**
   * An alert that is grouped under another.
   *
   * @param id the alert's
   */
  public record Grouped(String id, String title, String reason) {}

  /** Whether it still is so. */
  public boolean isFiring() {
    return resolvedAt.isEmpty();
  }

  /** When the figures are of: when it fired or resolved. */
  public Instant asOf() {
    return resolvedAt.orElse(firedAt);
  }
}
