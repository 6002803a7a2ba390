package io.funnelstreams.serve.notify.delivery;

import dev.failsafe.RetryPolicy;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Delivery;
import io.funnelstreams.schemas.avro.DeliveryOutcome;
import io.funnelstreams.serve.notify.notice.Notice;
import io.funnelstreams.serve.notify.receiver.DeliveryException;
import io.funnelstreams.serve.notify.setup.Retries;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The attempts to deliver one notification. For one thread. */
final class Attempts {
  private static final double JITTER = 0.2;

  /** A negative wait, as Failsafe wants it, leaves the wait to the policy. */
  private static final Duration BY_POLICY = Duration.ofNanos(-1);

  private final String receiver;
  private final Notice notice;
  private final long dueNanos = System.nanoTime();
  private Optional<CompletableFuture<Void>> trying = Optional.empty();
  private int count;
  private boolean perhaps;

  Attempts(String receiver, Notice notice) {
    this.receiver = receiver;
    this.notice = notice;
  }

  /**
   * Waits grow, with a little chance in them, up to the longest; a receiver may ask for another.
   */
  static RetryPolicy<Void> policy(Retries retries) {
    var policy =
        RetryPolicy.<Void>builder()
            .withMaxAttempts(retries.attempts())
            .withJitter(JITTER)
            // Any other exception is a bug, and would occur again.
            .handle(DeliveryException.class)
            .abortOn(failure -> failure instanceof DeliveryException e && isRefused(e))
            .withDelayFnOn(
                attempted -> asked(attempted.getLastException(), retries.maxBackoff()),
                DeliveryException.class);
    return retries.initialBackoff().equals(retries.maxBackoff())
        ? policy.withDelay(retries.initialBackoff()).build()
        : policy.withBackoff(retries.initialBackoff(), retries.maxBackoff()).build();
  }

  private static boolean isRefused(DeliveryException failure) {
    return failure.kind() == DeliveryException.Kind.REFUSED;
  }

  private static Duration asked(Throwable failure, Duration longest) {
    return failure instanceof DeliveryException delivery
        ? delivery
            .retryAfter()
            .map(wait -> wait.compareTo(longest) > 0 ? longest : wait)
            .orElse(BY_POLICY)
        : BY_POLICY;
  }

  Notice notice() {
    return notice;
  }

  /**
   * Has its outcome reported.
   *
   * @param givenUp receives the last failure, on no particular thread
   */
  void follow(CompletableFuture<Void> future, Consumer<Throwable> givenUp) {
    trying = Optional.of(future);
    var unused =
        future.whenComplete(
            (none, failure) -> {
              if (failure != null && !(failure instanceof CancellationException)) {
                givenUp.accept(failure);
              }
            });
  }

  /** The notification is no longer wanted. */
  void stop() {
    trying.ifPresent(future -> future.cancel(false));
  }

  /** Whether the receiver may have got it without an answer. */
  boolean perhaps() {
    return perhaps;
  }

  /** How long the receiver has been waiting for the notification. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - dueNanos);
  }

  void begin() {
    count++;
  }

  void failed(DeliveryException failure) {
    perhaps = perhaps || failure.kind() == DeliveryException.Kind.UNANSWERED;
  }

  Delivery delivered(Instant now) {
    return delivery(now).setOutcome(DeliveryOutcome.DELIVERED).setPerhaps(false).build();
  }

  Delivery givenUp(Instant now, String failure) {
    return delivery(now).setOutcome(DeliveryOutcome.UNDELIVERABLE).setFailure(failure).build();
  }

  private Delivery.Builder delivery(Instant now) {
    return Delivery.newBuilder()
        .setReceiver(receiver)
        .setThread(notice.thread())
        .setState(notice.isFiring() ? AlertState.FIRING : AlertState.RESOLVED)
        .setPerhaps(perhaps)
        .setRound(notice.round())
        .setAttempts(count)
        .setAt(now.truncatedTo(ChronoUnit.MILLIS))
        .setAlert(notice.alert());
  }
}
