package io.funnelstreams.serve.notify.delivery;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All alerts in their present state. Any thread may read; one writes. */
final class ActiveAlerts {
  private final Map<String, Alert> alerts = new HashMap<>();
  private final Map<String, Map<String, Alert>> bySubject = new HashMap<>();

  /** Puts an alert up, in place of what it was. */
  synchronized void put(Alert alert) {
    remove(alert.getAlertId());
    alerts.put(alert.getAlertId(), alert);
    bySubject
        .computeIfAbsent(alert.getSubject(), subject -> new TreeMap<>())
        .put(alert.getAlertId(), alert);
  }

  /** Takes an alert away and names its subject; empty where it was not there. */
  synchronized Optional<String> remove(String alertId) {
    var alert = Optional.ofNullable(alerts.remove(alertId));
    alert.ifPresent(gone -> bySubject.get(gone.getSubject()).remove(alertId));
    return alert.map(Alert::getSubject);
  }

  synchronized void clear() {
    alerts.clear();
    bySubject.clear();
  }

  /** The subjects that have alerts. */
  synchronized Set<String> subjects() {
    return Set.copyOf(bySubject.keySet());
  }

  /** The alerts about a subject. */
  synchronized List<Alert> of(String subject) {
    return List.copyOf(bySubject.getOrDefault(subject, Map.of()).values());
  }

  /**
   * Whether a firing alert is notified as part of another alert's group.
   *
   * @param notified whether the receiver in question is notified of an alert
   */
  synchronized boolean isFolded(Alert alert, Predicate<Alert> notified) {
    return Optional.ofNullable(alert.getGroupedUnder())
        .map(alerts::get)
        .filter(parent -> parent.getState() == AlertState.FIRING)
        .filter(notified)
        .isPresent();
  }
}
