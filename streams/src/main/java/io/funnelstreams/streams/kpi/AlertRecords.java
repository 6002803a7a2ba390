package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.alert.Alert;
import io.funnelstreams.core.alert.AlertKind;
import io.funnelstreams.core.alert.ConfidenceInterval;
import io.funnelstreams.core.alert.Figures;
import io.funnelstreams.core.plan.AlertRule;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.GroupedAlert;
import io.funnelstreams.schemas.avro.Severity;
import java.util.Optional;
import java.util.OptionalDouble;

/** Alerts as records, and back. */
public final class AlertRecords {
  private AlertRecords() {}

  /**
   * The record of an alert.
   *
   * @param unit the unit of its figures; empty where it has none
   * @param definition the version of the definition that its numbers are of
   */
  public static io.funnelstreams.schemas.avro.Alert record(
      Alert alert, Optional<String> unit, String definition) {
    return figures(alert)
        .setAlertId(alert.id())
        .setSubject(alert.subject())
        .setKind(io.funnelstreams.schemas.avro.AlertKind.valueOf(alert.kind().name()))
        .setState(alert.isFiring() ? AlertState.FIRING : AlertState.RESOLVED)
        .setSeverity(Severity.valueOf(alert.severity().name()))
        .setTitle(alert.title())
        .setReason(alert.reason())
        .setGoal(alert.goal().orElse(null))
        .setKpi(alert.kpi().orElse(null))
        .setSegment(alert.segment())
        .setPeriodStart(alert.firstDay())
        .setPeriodEnd(alert.lastDay())
        .setSince(alert.since())
        .setFiredAt(alert.firedAt())
        .setResolvedAt(alert.resolvedAt().orElse(null))
        .setTarget(orNull(alert.target()))
        .setUnit(unit.orElse(null))
        .setOwner(alert.owner().orElse(null))
        .setTeam(alert.team().orElse(null))
        .setObjective(alert.objective().orElse(null))
        .setGroupedUnder(alert.groupedUnder().orElse(null))
        .setGroup(alert.group().stream().map(AlertRecords::record).toList())
        .setAsOf(alert.asOf())
        .setDefinition(definition)
        .setStakeholders(alert.stakeholders())
        .build();
  }

  private static GroupedAlert record(Alert.Grouped part) {
    return new GroupedAlert(part.id(), part.title(), part.reason());
  }

  private static io.funnelstreams.schemas.avro.Alert.Builder figures(Alert alert) {
    var record = io.funnelstreams.schemas.avro.Alert.newBuilder();
    alert
        .figures()
        .ifPresent(
            figures ->
                record
                    .setActual(figures.actual())
                    .setExpected(figures.expected())
                    .setGap(figures.gap())
                    .setNumerator(orNull(figures.numerator()))
                    .setDenominator(orNull(figures.denominator()))
                    .setIntervalLow(figures.chance().map(ConfidenceInterval::low).orElse(null))
                    .setIntervalHigh(figures.chance().map(ConfidenceInterval::high).orElse(null)));
    return record;
  }

  /** The alert of a record that a task wrote of one goal. */
  public static Alert alert(io.funnelstreams.schemas.avro.Alert record) {
    return new Alert(
        record.getAlertId(),
        record.getSubject(),
        AlertKind.valueOf(record.getKind().name()),
        AlertRule.Severity.valueOf(record.getSeverity().name()),
        record.getTitle(),
        record.getReason(),
        Optional.ofNullable(record.getGoal()),
        Optional.ofNullable(record.getKpi()),
        record.getSegment(),
        record.getPeriodStart(),
        record.getPeriodEnd(),
        record.getSince(),
        record.getFiredAt(),
        Optional.ofNullable(record.getResolvedAt()),
        figures(record),
        optional(record.getTarget()),
        Optional.ofNullable(record.getOwner()),
        Optional.ofNullable(record.getTeam()),
        Optional.ofNullable(record.getObjective()),
        Optional.ofNullable(record.getGroupedUnder()),
        record.getGroup().stream()
            .map(part -> new Alert.Grouped(part.getAlertId(), part.getTitle(), part.getReason()))
            .toList(),
        record.getStakeholders());
  }

  private static Optional<Figures> figures(io.funnelstreams.schemas.avro.Alert record) {
    return record.getActual() == null
        ? Optional.empty()
        : Optional.of(
            new Figures(
                record.getPeriodStart(),
                record.getPeriodEnd(),
                record.getActual(),
                record.getExpected(),
                record.getGap(),
                optional(record.getNumerator()),
                optional(record.getDenominator()),
                Optional.ofNullable(record.getIntervalLow())
                    .map(low -> new ConfidenceInterval(low, record.getIntervalHigh()))));
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
