package io.funnelstreams.serve.notify.delivery;

import io.funnelstreams.serve.notify.receiver.DeliveryException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The outcomes of the notifications of one receiver. All series are there from the start, at 0. */
final class ReceiverFigures {
  private static final String RECEIVER = "receiver";

  /** From an answer at once to the hour that the usual retries take. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(2),
    Duration.ofMinutes(10),
    Duration.ofHours(1)
  };

  private final String receiver;
  private final Counter delivered;
  private final Counter undeliverable;
  private final Map<DeliveryException.Kind, Counter> failures =
      new EnumMap<>(DeliveryException.Kind.class);
  private final Timer latency;
  private final AtomicInteger waiting = new AtomicInteger();

  ReceiverFigures(String receiver, MeterRegistry registry) {
    this.receiver = receiver;
    this.delivered =
        counter("delivered", "Notifications that were acknowledged").register(registry);
    this.undeliverable =
        counter("undeliverable", "Notifications that were given up").register(registry);
    for (var kind : DeliveryException.Kind.values()) {
      var word = kind.name().toLowerCase(Locale.ROOT);
      failures.put(
          kind, counter("failures", "Attempts that failed").tag("reason", word).register(registry));
    }
    this.latency =
        Timer.builder("funnel.notification.latency")
            .description("From when a notification was due to its acknowledgement")
            .tag(RECEIVER, receiver)
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    Gauge.builder("funnel.notifications.pending", waiting, AtomicInteger::get)
        .description("Notifications that are neither acknowledged nor given up yet")
        .tag(RECEIVER, receiver)
        .register(registry);
  }

  private Counter.Builder counter(String name, String what) {
    return Counter.builder("funnel.notifications." + name)
        .description(what)
        .tag(RECEIVER, receiver);
  }

  /** The receiver's name. */
  String receiver() {
    return receiver;
  }

  void delivered(Duration after) {
    delivered.increment();
    latency.record(after);
  }

  void failed(DeliveryException.Kind kind) {
    failures.get(kind).increment();
  }

  void givenUp() {
    undeliverable.increment();
  }

  void waiting(int notifications) {
    waiting.set(notifications);
  }
}
