package io.funnelstreams.serve.notify.delivery;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Delivery;
import io.funnelstreams.schemas.failure.FirstCause;
import io.funnelstreams.serve.notify.notice.Notice;
import io.funnelstreams.serve.notify.receiver.DeliveryException;
import io.funnelstreams.serve.notify.receiver.Receiver;
import io.funnelstreams.serve.notify.receiver.StandingReceiver;
import io.funnelstreams.serve.notify.setup.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies one receiver, on a thread of its own: a slow receiver delays no other. At most one
 * notification under a key is in flight; while one waits to be tried again, others go on.
 */
final class NotificationWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationWorker.class);
  private static final Duration LAST_ANSWER = Duration.ofSeconds(5);

  private final String name;
  private final ReceiverFigures figures;
  private final Receiver receiver;
  private final Notifications notifications;
  private final ActiveAlerts board;
  private final DeliveryLog log;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor thread;
  private final FailsafeExecutor<Void> failsafe;
  private final Map<String, Attempts> underWay = new HashMap<>();
  private volatile boolean open;
  private volatile boolean held;

  NotificationWorker(
      ReceiverFigures figures,
      Notifications notifications,
      ActiveAlerts board,
      DeliveryLog log,
      Clock clock) {
    this.name = figures.receiver();
    this.figures = figures;
    this.receiver = notifications.receivers().get(name);
    this.notifications = notifications;
    this.board = board;
    this.log = log;
    this.clock = clock;
    this.thread = new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "notify " + name));
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.setRemoveOnCancelPolicy(true);
    this.failsafe = Failsafe.with(Attempts.policy(notifications.retries())).with(thread);
    if (receiver instanceof StandingReceiver standing) {
      long every = standing.every().toMillis();
      var unused =
          thread.scheduleWithFixedDelay(
              () -> resend(standing), every, every, TimeUnit.MILLISECONDS);
    }
  }

  /** From now on the active alerts are complete. */
  void open() {
    open = true;
  }

  /**
   * The active alerts may be incomplete from now on, or belong to another instance: nothing new is
   * sent.
   *
   * @return completes when the pending answer has arrived and is recorded
   */
  CompletableFuture<Void> shut() {
    open = false;
    var idle = new CompletableFuture<Void>();
    run(
        () -> {
          List.copyOf(underWay.keySet()).forEach(this::drop);
          idle.complete(null);
        });
    if (thread.isShutdown()) {
      idle.complete(null);
    }
    return idle;
  }

  /** Whether notifications wait for now; what waits to be tried again is taken up anew later. */
  void hold(boolean waits) {
    held = waits;
    if (waits) {
      run(() -> List.copyOf(underWay.keySet()).forEach(this::drop));
    }
  }

  /** Something about a subject may be different from what the receiver knows. */
  void look(String subject) {
    run(() -> consider(subject));
  }

  private void run(Runnable work) {
    try {
      thread.execute(
          () -> {
            try {
              work.run();
              figures.waiting(underWay.size());
            } catch (RuntimeException e) {
              LOG.error("The notifications of {} are not in order: {}", name, FirstCause.of(e), e);
            }
          });
    } catch (RejectedExecutionException closed) {
      LOG.debug("Receiver stopped. receiver={}", name);
    }
  }

  private void consider(String subject) {
    if (!open || held) {
      return;
    }
    var step = next(subject);
    var running = underWay.get(subject);
    if (running != null) {
      if (step.filter(other -> isTheSame(other, running)).isPresent()) {
        return;
      }
      drop(subject);
      if (running.perhaps()) {
        log.write(running.givenUp(clock.instant(), "overtaken by what happened since"));
        step = next(subject);
      }
    }
    step.ifPresent(each -> take(subject, each));
  }

  private Optional<NotificationDecision> next(String subject) {
    return NotificationDecision.next(
        board.of(subject), log.last(name, subject), this::isWanted, clock.instant());
  }

  private boolean isTheSame(NotificationDecision step, Attempts running) {
    return !step.silent() && notice(step).key().equals(running.notice().key());
  }

  private boolean isWanted(Alert alert) {
    return notifications.isRouted(alert, name)
        && !board.isFolded(alert, parent -> notifications.isRouted(parent, name));
  }

  private Notice notice(NotificationDecision step) {
    return notice(step.alert(), step.thread(), step.round());
  }

  private Notice notice(Alert alert, String matter, int round) {
    return new Notice(alert, matter, round, notifications.link(alert));
  }

  private void drop(String subject) {
    Optional.ofNullable(underWay.remove(subject)).ifPresent(Attempts::stop);
  }

  private void take(String subject, NotificationDecision step) {
    var attempts = new Attempts(name, notice(step));
    if (step.silent()) {
      log.write(attempts.delivered(clock.instant()));
      return;
    }
    underWay.put(subject, attempts);
    attempts.follow(
        failsafe.runAsync(() -> attempt(subject, attempts)),
        failure -> run(() -> giveUp(subject, attempts, failure)));
  }

  private void attempt(String subject, Attempts attempts) throws DeliveryException {
    if (underWay.get(subject) != attempts) {
      return;
    }
    if (held) {
      underWay.remove(subject);
      return;
    }
    attempts.begin();
    try {
      receiver.send(attempts.notice());
    } catch (DeliveryException e) {
      attempts.failed(e);
      figures.failed(e.kind());
      LOG.info(
          "Notification not delivered yet. receiver={} alert={}: {}",
          name,
          attempts.notice().key(),
          e.getMessage());
      throw e;
    }
    // On this thread and in this turn: a stop between sending and writing down would repeat it.
    log.write(attempts.delivered(clock.instant()));
    figures.delivered(attempts.age());
    underWay.remove(subject);
    look(subject);
  }

  private void giveUp(String subject, Attempts attempts, Throwable failure) {
    if (underWay.remove(subject, attempts)) {
      var reason = reason(failure);
      LOG.warn(
          "Notification given up. receiver={} alert={}: {}", name, attempts.notice().key(), reason);
      log.write(attempts.givenUp(clock.instant(), reason));
      figures.givenUp();
      consider(subject);
    }
  }

  private static String reason(Throwable failure) {
    return failure instanceof DeliveryException ? failure.getMessage() : FirstCause.of(failure);
  }

  private void resend(StandingReceiver standing) {
    try {
      var firing =
          open
              ? board.subjects().stream().flatMap(each -> stands(each).stream()).toList()
              : List.<Notice>of();
      if (!firing.isEmpty()) {
        standing.resend(firing);
      }
    } catch (DeliveryException e) {
      LOG.warn("{} is not reminded of what is firing: {}", name, e.getMessage());
    } catch (RuntimeException e) {
      // A task that throws would not be run again.
      LOG.error("{} is not reminded of what is firing: {}", name, FirstCause.of(e), e);
    }
  }

  /** An alert that the receiver knows of and that is still firing. */
  private Optional<Notice> stands(String subject) {
    return log.last(name, subject)
        .filter(NotificationDecision::isKnownAsFiring)
        .flatMap(
            known ->
                board.of(subject).stream()
                    .filter(alert -> alert.getState() == AlertState.FIRING)
                    .filter(alert -> isOf(alert, known))
                    .findFirst()
                    .map(alert -> notice(alert, known.getThread(), known.getRound())));
  }

  private static boolean isOf(Alert alert, Delivery known) {
    return alert.getAlertId().equals(known.getAlert().getAlertId());
  }

  /** An answer that is on its way may still come; what waits to be tried again stays undone. */
  @Override
  public void close() {
    open = false;
    figures.waiting(0);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
