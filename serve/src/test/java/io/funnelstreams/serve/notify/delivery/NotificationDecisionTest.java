package io.funnelstreams.serve.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Delivery;
import io.funnelstreams.schemas.avro.DeliveryOutcome;
import io.funnelstreams.serve.notify.Alerts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotificationDecisionTest {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
  private static final Alert FIRING = Alerts.firing("win-rate", 7);
  private static final Alert RESOLVED = Alerts.resolved(FIRING);
  private static final Alert OTHER_DAY = Alerts.firing("win-rate", 5);

  @Test
  void aFiringAlertIsToldOnce() {
    assertThat(next(Optional.empty(), FIRING)).contains(step(FIRING, 1, false));
    assertThat(next(reported(FIRING, DeliveryOutcome.DELIVERED), FIRING)).isEmpty();
  }

  @Test
  void aResolvedAlertIsToldToWhomWasToldThatItFired() {
    assertThat(next(reported(FIRING, DeliveryOutcome.DELIVERED), RESOLVED))
        .contains(step(RESOLVED, 1, false));
    assertThat(next(Optional.empty(), RESOLVED)).isEmpty();
    assertThat(next(reported(RESOLVED, DeliveryOutcome.DELIVERED), RESOLVED)).isEmpty();
  }

  @Test
  void aFiringThatWasGivenUpIsNotTriedAgainByItself() {
    var given = reported(FIRING, DeliveryOutcome.UNDELIVERABLE);
    assertThat(next(given, FIRING)).isEmpty();
    assertThat(next(given, RESOLVED)).isEmpty();
    assertThat(next(reported(FIRING, DeliveryOutcome.RETRY), FIRING))
        .contains(step(FIRING, 1, false));
    assertThat(next(reported(FIRING, DeliveryOutcome.RETRY), RESOLVED)).isEmpty();
  }

  @Test
  void aFiringThatMayHaveArrivedIsResolved() {
    var perhaps =
        reported(FIRING, DeliveryOutcome.UNDELIVERABLE)
            .map(delivery -> Delivery.newBuilder(delivery).setPerhaps(true).build());
    assertThat(next(perhaps, FIRING)).isEmpty();
    assertThat(next(perhaps, RESOLVED)).contains(step(RESOLVED, 1, false));
  }

  @Test
  void aResolutionThatWasGivenUpCanBeTriedAgain() {
    assertThat(next(reported(RESOLVED, DeliveryOutcome.UNDELIVERABLE), RESOLVED)).isEmpty();
    assertThat(next(reported(RESOLVED, DeliveryOutcome.RETRY), RESOLVED))
        .contains(step(RESOLVED, 1, false));
  }

  @Test
  void anAlertThatFiresAgainAfterACorrectionIsToldUnderAnotherKey() {
    assertThat(next(reported(RESOLVED, DeliveryOutcome.DELIVERED), FIRING))
        .contains(step(FIRING, 2, false));
  }

  @Test
  void theSameMatterSinceAnotherDayIsNoNews() {
    var step = next(reported(FIRING, DeliveryOutcome.DELIVERED), OTHER_DAY);

    assertThat(step).contains(new NotificationDecision(OTHER_DAY, FIRING.getAlertId(), 1, true));
  }

  @Test
  void theSameMatterSinceAnotherDayIsResolvedUnderItsFirstName() {
    var resolved = Alerts.resolved(OTHER_DAY);

    var step = next(reported(FIRING, DeliveryOutcome.DELIVERED), resolved);

    assertThat(step).contains(new NotificationDecision(resolved, FIRING.getAlertId(), 1, false));
  }

  @Test
  void anAlertThatIsWithdrawnIsToldAsResolved() {
    var step = next(reported(FIRING, DeliveryOutcome.DELIVERED)).orElseThrow();

    assertThat(step.alert().getState()).isEqualTo(AlertState.RESOLVED);
    assertThat(step.alert().getResolvedAt()).isEqualTo(NOW);
    assertThat(step.alert().getReason()).startsWith("Withdrawn");
    assertThat(next(Optional.empty())).isEmpty();
  }

  @Test
  void theNextAlertWaitsUntilTheOneBeforeIsResolved() {
    var later = Alerts.firing("win-rate", 20);

    assertThat(next(reported(FIRING, DeliveryOutcome.DELIVERED), RESOLVED, later))
        .contains(step(RESOLVED, 1, false));
    assertThat(next(reported(RESOLVED, DeliveryOutcome.DELIVERED), RESOLVED, later))
        .contains(step(later, 1, false));
  }

  @Test
  void whoIsNotToBeToldOfTheFiringHearsNothing() {
    assertThat(NotificationDecision.next(List.of(FIRING), Optional.empty(), alert -> false, NOW))
        .isEmpty();
    assertThat(
            NotificationDecision.next(
                List.of(RESOLVED),
                reported(FIRING, DeliveryOutcome.DELIVERED),
                alert -> false,
                NOW))
        .isPresent();
  }

  @Test
  void aChildIsFoldedForThoseWhoAreToldOfItsParent() {
    var parent = Alerts.firing("company", 7);
    var board = new ActiveAlerts();
    var child = Alerts.folded(FIRING, parent);

    assertThat(board.isFolded(child, alert -> true)).isFalse();
    board.put(parent);
    assertThat(board.isFolded(child, alert -> true)).isTrue();
    assertThat(board.isFolded(child, alert -> false)).isFalse();
    board.put(Alerts.resolved(parent));
    assertThat(board.isFolded(child, alert -> true)).isFalse();
  }

  private static Optional<NotificationDecision> next(Optional<Delivery> last, Alert... alerts) {
    return NotificationDecision.next(List.of(alerts), last, alert -> true, NOW);
  }

  private static NotificationDecision step(Alert alert, int round, boolean silent) {
    return new NotificationDecision(alert, alert.getAlertId(), round, silent);
  }

  private static Optional<Delivery> reported(Alert alert, DeliveryOutcome outcome) {
    return Optional.of(
        Delivery.newBuilder()
            .setReceiver("chat")
            .setThread(alert.getAlertId())
            .setState(alert.getState())
            .setOutcome(outcome)
            .setAttempts(1)
            .setAt(NOW)
            .setAlert(alert)
            .build());
  }
}
