package io.funnelstreams.core.alert;

import io.funnelstreams.core.alert.Alert.Child;
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
 * child of the alert on the whole, while that one fires. Where no data arrives any more, one alert
 * stands for all goals and monitors that cannot be judged.
 */
public final class AlertGrouping {
  private static final String NO_DATA = "no_data";

  private AlertGrouping() {}

  /** The alerts of all goals and monitors as they are to be published, by id. */
  public static List<Alert> fold(Collection<Alert> alerts) {
    var byKind = alerts.stream().collect(Collectors.groupingBy(Alert::kind));
    var folded = new ArrayList<Alert>();
    folded.addAll(parts(byKind.getOrDefault(AlertKind.DRIFT, List.of())));
    folded.addAll(parts(byKind.getOrDefault(AlertKind.CHANGE, List.of())));
    folded.addAll(byKind.getOrDefault(AlertKind.FAILED, List.of()));
    folded.addAll(byKind.getOrDefault(AlertKind.ACTION, List.of()));
    folded.addAll(silences(byKind.getOrDefault(AlertKind.NO_DATA, List.of())));
    folded.sort(Comparator.comparing(Alert::id));
    return List.copyOf(folded);
  }

  /** Alerts of one kind, those on parts with those on the whole. */
  private static List<Alert> parts(List<Alert> drifts) {
    var folded = new ArrayList<Alert>();
    var parents = new HashMap<String, Alert>();
    drifts.forEach(
        drift -> parentOf(drift, drifts).ifPresent(parent -> parents.put(drift.id(), parent)));
    for (var drift : drifts) {
      var children =
          drifts.stream()
              .filter(child -> drift.isFiring() && child.isFiring())
              .filter(child -> drift.equals(parents.get(child.id())))
              .toList();
      folded.add(
          with(drift, Optional.ofNullable(parents.get(drift.id())).map(Alert::id), children));
    }
    return folded;
  }

  /** The widest alert on the same KPI that fires, or did when the child resolved. */
  private static Optional<Alert> parentOf(Alert child, List<Alert> drifts) {
    return drifts.stream()
        .filter(parent -> parent.kpi().equals(child.kpi()) && isWithin(child, parent))
        .filter(parent -> isAhead(parent) == isAhead(child))
        .filter(parent -> isFiringWith(parent, child))
        .min(
            Comparator.<Alert>comparingInt(parent -> parent.segment().size())
                .thenComparing(Alert::id));
  }

  /** A change for the better is no part of one for the worse. */
  private static boolean isAhead(Alert alert) {
    return alert.kind() == AlertKind.CHANGE
        && alert.figures().filter(figures -> figures.gap() > 0).isPresent();
  }

  private static boolean isWithin(Alert child, Alert parent) {
    return child.segment().size() > parent.segment().size()
        && child.segment().entrySet().containsAll(parent.segment().entrySet());
  }

  private static boolean isFiringWith(Alert parent, Alert child) {
    return child
        .resolvedAt()
        .map(
            at ->
                !parent.firedAt().isAfter(at)
                    && parent.resolvedAt().filter(end -> end.isBefore(at)).isEmpty())
        .orElse(parent.isFiring());
  }

  /** Overlapping runs of days without data are one. */
  private static List<Alert> silences(List<Alert> silences) {
    var joined = new ArrayList<Alert>();
    var group = new ArrayList<Alert>();
    for (var silence : inOrder(silences)) {
      if (!group.isEmpty() && !reaches(group, silence.firedAt())) {
        joined.add(joined(group));
        group.clear();
      }
      group.add(silence);
    }
    if (!group.isEmpty()) {
      joined.add(joined(group));
    }
    return joined;
  }

  private static List<Alert> inOrder(List<Alert> silences) {
    return silences.stream()
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
        children(group.stream().filter(Alert::isFiring).toList()),
        group.stream().flatMap(alert -> alert.stakeholders().stream()).distinct().toList());
  }

  private static String reason(List<Alert> group) {
    var first = group.get(0);
    return group.size() == 1
        ? first.reason()
        : "%s So with %s goals or watched KPIs.".formatted(first.reason(), group.size());
  }

  private static Alert with(Alert alert, Optional<String> parent, List<Alert> children) {
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
        children(children),
        alert.stakeholders());
  }

  private static List<Child> children(List<Alert> alerts) {
    return alerts.stream()
        .sorted(Comparator.comparing(Alert::id))
        .map(alert -> new Child(alert.id(), alert.title(), alert.reason()))
        .toList();
  }
}
