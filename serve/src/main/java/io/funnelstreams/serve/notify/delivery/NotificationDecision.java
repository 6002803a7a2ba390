package io.funnelstreams.serve.notify.delivery;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Delivery;
import io.funnelstreams.schemas.avro.DeliveryOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The next notification to a receiver under one key.
 *
 * @param alert the alert to notify of, as it is now
 * @param thread the alert that the receiver was first notified of under this key
 * @param round how often the alert has been notified as firing, this time included
 * @param silent whether the receiver need not be sent it, since it was notified under this key
 *     already
 */
record NotificationDecision(Alert alert, String thread, int round, boolean silent) {
  private static final String WITHDRAWN =
      "Withdrawn: with the numbers or the plan corrected, this would not have been raised.";

  /**
   * Decides.
   *
   * @param alerts the alerts about one subject
   * @param last the last delivery, or failed delivery, to the receiver about it
   * @param wanted whether the receiver is to be notified that an alert fires
   * @param now when a withdrawn alert is notified as resolved
   */
  static Optional<NotificationDecision> next(
      List<Alert> alerts, Optional<Delivery> last, Predicate<Alert> wanted, Instant now) {
    var firing = alerts.stream().filter(alert -> alert.getState() == AlertState.FIRING).findFirst();
    var known = last.filter(NotificationDecision::isKnownAsFiring);
    return known.isPresent()
        ? afterFiring(alerts, firing, known.get(), now)
        : firing
            .filter(wanted)
            .filter(alert -> !isGivenUp(alert, last))
            .map(
                alert ->
                    new NotificationDecision(alert, alert.getAlertId(), round(alert, last), false));
  }

  /** Whether the receiver, as far as is known, takes the alert to be firing. */
  static boolean isKnownAsFiring(Delivery last) {
    boolean mayHaveIt =
        last.getOutcome() == DeliveryOutcome.DELIVERED
            || (last.getOutcome() == DeliveryOutcome.UNDELIVERABLE && last.getPerhaps());
    return last.getState() == AlertState.FIRING
        ? mayHaveIt
        : last.getOutcome() == DeliveryOutcome.RETRY;
  }

  private static Optional<NotificationDecision> afterFiring(
      List<Alert> alerts, Optional<Alert> firing, Delivery known, Instant now) {
    var notified = known.getAlert();
    var same =
        alerts.stream()
            .filter(alert -> alert.getAlertId().equals(notified.getAlertId()))
            .findFirst();
    if (same.isPresent()) {
      return same.filter(alert -> alert.getState() == AlertState.RESOLVED)
          .map(alert -> step(alert, known, false));
    }
    return firing
        .map(alert -> step(alert, known, true))
        .or(() -> Optional.of(step(ended(alerts, notified, now), known, false)));
  }

  private static NotificationDecision step(Alert alert, Delivery known, boolean silent) {
    return new NotificationDecision(alert, known.getThread(), known.getRound(), silent);
  }

  /**
   * The alert is gone: an alert about the same subject that fired on another day has been resolved,
   * or there was none.
   */
  private static Alert ended(List<Alert> alerts, Alert notified, Instant now) {
    return alerts.stream()
        .filter(alert -> alert.getResolvedAt() != null)
        .filter(alert -> alert.getResolvedAt().isAfter(notified.getFiredAt()))
        .max(Comparator.comparing(Alert::getResolvedAt))
        .orElseGet(
            () ->
                Alert.newBuilder(notified)
                    .setState(AlertState.RESOLVED)
                    .setResolvedAt(now.truncatedTo(ChronoUnit.MILLIS))
                    .setReason(WITHDRAWN)
                    .setGroup(List.of())
                    .build());
  }

  private static boolean isGivenUp(Alert alert, Optional<Delivery> last) {
    return last.filter(delivery -> isOf(alert, delivery))
        .filter(delivery -> delivery.getState() == AlertState.FIRING)
        .filter(delivery -> delivery.getOutcome() == DeliveryOutcome.UNDELIVERABLE)
        .isPresent();
  }

  /** A firing that was not acknowledged and is to be tried again keeps its round, so its key. */
  private static int round(Alert alert, Optional<Delivery> last) {
    return last.filter(delivery -> isOf(alert, delivery))
        .map(
            delivery ->
                delivery.getState() == AlertState.FIRING
                    ? delivery.getRound()
                    : delivery.getRound() + 1)
        .orElse(1);
  }

  private static boolean isOf(Alert alert, Delivery delivery) {
    return Objects.equals(delivery.getAlert().getAlertId(), alert.getAlertId());
  }
}
