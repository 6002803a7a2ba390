package io.funnelstreams.serve.notify.delivery;

import io.funnelstreams.schemas.failure.FirstCause;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.serve.TopicValues;
import io.funnelstreams.serve.notify.setup.Notifications;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies all receivers of all alerts, from a thread of its own, until it is closed. Of several on
 * one cluster one is active; another becomes active when that one stops.
 */
public final class Notifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, ?> clients;
  private final Notifications notifications;
  private final Clock clock;
  private final NotifierFigures figures;
  private final Thread thread = new Thread(this::run, "notify");

  private Notifier(
      Map<String, ?> clients, Notifications notifications, Clock clock, MeterRegistry registry) {
    this.clients = Map.copyOf(clients);
    this.notifications = notifications;
    this.clock = clock;
    this.figures = new NotifierFigures(notifications.receivers().keySet(), registry);
  }

  /**
   * Starts one on a cluster that has our topics and schemas.
   *
   * @param clients addresses and security of the cluster and its registry
   * @param registry where it counts and measures
   */
  public static Notifier start(
      Map<String, ?> clients, Notifications notifications, Clock clock, MeterRegistry registry) {
    var notifier = new Notifier(clients, notifications, clock, registry);
    notifier.thread.start();
    return notifier;
  }

  /** The deserializers of the topics' values. */
  static TopicValues values(Map<String, ?> clients) {
    return topic -> ValueSerde.of(topic.valueType().orElseThrow(), clients).deserializer();
  }

  /** It restarts after a failure: no receiver would learn that notifications have stopped. */
  private void run() {
    while (!isClosed()) {
      try (var next = ActiveAlertReader.open(clients, notifications, clock, figures)) {
        while (!isClosed()) {
          next.turn();
        }
      } catch (InterruptException e) {
        return;
      } catch (RuntimeException e) {
        figures.restarted();
        LOG.error(
            "Notifications have stopped and go on in {} s: {}",
            PAUSE.toSeconds(),
            FirstCause.of(e),
            e);
        pause();
      }
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void pause() {
    try {
      closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until it is closed. */
  public void awaitEnd() {
    try {
      closed.await();
      thread.join();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
