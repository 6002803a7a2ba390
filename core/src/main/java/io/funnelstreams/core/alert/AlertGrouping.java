package io.funnelstreams.core.alert;

import io.funnelstreams.core.alert.Alert.Grouped;
import io.funnelstreams.core.plan.AlertRule.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Makes one alert of those that have one cause. A drift or change of a part of the company is a
 * part of the alert on the whole, while that one fires. Where no data arrives any more, one alert
 * stands for all goals and monitors that cannot be judged.
 */
public final class AlertGrouping {
  private static final String NO_DATA = "no_data";

  private AlertGrouping() {}

  /** The alerts of all goals and monitors as they are to be published, by id. */
  public static List<Alert> group(Collection<Alert> alerts) {
    var byKind = alerts.stream().collect(Collectors.groupingBy(Alert::kind));
    var grouped = new ArrayList<Alert>();
    grouped.addAll(parts(byKind.getOrDefault(AlertKind.DRIFT, List.of())));
    grouped.addAll(parts(byKind.getOrDefault(AlertKind.CHANGE, List.of())));
    grouped.addAll(byKind.getOrDefault(AlertKind.FAILED, List.of()));
    grouped.addAll(byKind.getOrDefault(AlertKind.ACTION, List.of()));
    grouped.addAll(noData(byKind.getOrDefault(AlertKind.NO_DATA, List.of())));
    grouped.sort(Comparator.comparing(Alert::id));
    return List.copyOf(grouped);
  }

  /** Alerts of one kind, those on parts with those on the whole. */
  private static List<Alert> parts(List<Alert> drifts) {
    var grouped = new ArrayList<Alert>();
    var parents = new HashMap<String, Alert>();
    drifts.forEach(
        drift -> parentOf(drift, drifts).ifPresent(parent -> parents.put(drift.id(), parent)));
    for (var drift : drifts) {
      var group =
          drifts.stream()
              .filter(part -> drift.isFiring() && part.isFiring())
              .filter(part -> drift.equals(parents.get(part.id())))
              .toList();
      grouped.add(with(drift, Optional.ofNullable(parents.get(drift.id())).map(Alert::id), group));
    }
    return grouped;
  }

  /** The widest alert on the same KPI that fires, or did when the part resolved. */
  private static Optional<Alert> parentOf(Alert part, List<Alert> drifts) {
    return drifts.stream()
        .filter(parent -> parent.kpi().equals(part.kpi()) && isWithin(part, parent))
        .filter(parent -> isAhead(parent) == isAhead(part))
        .filter(parent -> isFiringWith(parent, part))
        .min(
            Comparator.<Alert>comparingInt(parent -> parent.segment().size())
                .thenComparing(Alert::id));
  }

  /** A change for the better is no part of one for the worse. */
  private static boolean isAhead(Alert alert) {
    return alert.kind() == AlertKind.CHANGE
        && alert.figures().filter(figures -> figures.gap() > 0).isPresent();
  }

  private static boolean isWithin(Alert part, Alert parent) {
    return part.segment().size() > parent.segment().size()
        && part.segment().entrySet().containsAll(parent.segment().entrySet());
  }

  private static boolean isFiringWith(Alert parent, Alert part) {
    return part.resolvedAt()
        .map(
            at ->
                !parent.firedAt().isAfter(at)
                    && parent.resolvedAt().filter(end -> end.isBefore(at)).isEmpty())
        .orElse(parent.isFiring());
  }

  /** Overlapping runs of days without data are one. */
  private static List<Alert> noData(List<Alert> noData) {
    var joined = new ArrayList<Alert>();
    var group = new ArrayList<Alert>();
    for (var alert : inOrder(noData)) {
      if (!group.isEmpty() && !reaches(group, alert.firedAt())) {
        joined.add(joined(group));
        group.clear();
      }
      group.add(alert);
    }
    if (!group.isEmpty()) {
      joined.add(joined(group));
    }
    return joined;
  }

  private static List<Alert> inOrder(List<Alert> noData) {
    return noData.stream()
        .sorted(Comparator.comparing(Alert::firedAt).thenComparing(Alert::id))
        .toList();
  }

  private static boolean reaches(List<Alert> group, Instant at) {
    return end(group).filter(end -> end.isBefore(at)).isEmpty();
  }

  /** When the last of them resolved; empty while one fires. */
  private static Optional<Instant> end(List<Alert> group) {
    return group.stream().anyMatch(Alert::isFiring)
        ? Optional.empty()
        : group.stream().map(alert -> alert.resolvedAt().orElseThrow()).max(Instant::compareTo);
  }

  private static Alert joined(List<Alert> group) {
    var first = group.get(0);
    var severity = group.stream().map(Alert::severity).max(Severity::compareTo).orElseThrow();
    var last = group.stream().map(Alert::lastDay).max(Comparator.naturalOrder()).orElseThrow();
    return new Alert(
        NO_DATA + "/" + first.firstDay(),
        NO_DATA,
        AlertKind.NO_DATA,
        severity,
        "No data",
        reason(group),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        first.firstDay(),
        last,
        first.since(),
        first.firedAt(),
        end(group),
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        grouped(group.stream().filter(Alert::isFiring).toList()),
        group.stream().flatMap(alert -> alert.stakeholders().stream()).distinct().toList());
  }

  private static String reason(List<Alert> group) {
    var first = group.get(0);
    return group.size() == 1
        ? first.reason()
        : "%s So with %s goals or monitored KPIs.".formatted(first.reason(), group.size());
  }

  private static Alert with(Alert alert, Optional<String> parent, List<Alert> group) {
    return new Alert(
        alert.id(),
        alert.subject(),
        alert.kind(),
        alert.severity(),
        alert.title(),
        alert.reason(),
        alert.goal(),
        alert.kpi(),
        alert.segment(),
        alert.firstDay(),
        alert.lastDay(),
        alert.since(),
        alert.firedAt(),
        alert.resolvedAt(),
        alert.figures(),
        alert.target(),
        alert.owner(),
        alert.team(),
        alert.objective(),
        parent,
        grouped(group),
        alert.stakeholders());
  }

  private static List<Grouped> grouped(List<Alert> alerts) {
    return alerts.stream()
        .sorted(Comparator.comparing(Alert::id))
        .map(alert -> new Grouped(alert.id(), alert.title(), alert.reason()))
        .toList();
  }
}
