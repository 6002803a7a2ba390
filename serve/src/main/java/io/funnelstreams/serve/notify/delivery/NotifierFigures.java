package io.funnelstreams.serve.notify.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The metrics of a notifier, and of each receiver. */
final class NotifierFigures {
  private final AtomicInteger working = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicLong lag = new AtomicLong();
  private final Counter restarts;
  private final List<ReceiverFigures> receivers;

  NotifierFigures(Collection<String> receivers, MeterRegistry registry) {
    Gauge.builder("funnel.notifier.active", working, AtomicInteger::get)
        .description("1 where this process notifies, 0 where it waits for another to stop")
        .register(registry);
    Gauge.builder("funnel.notifications.held", held, AtomicInteger::get)
        .description("1 while notifications wait for a load or are held by hand")
        .register(registry);
    Gauge.builder("funnel.notifier.lag.records", lag, AtomicLong::get)
        .description("Alerts that are not read yet")
        .register(registry);
    this.restarts =
        Counter.builder("funnel.notifier.restarts")
            .description("Times that notifying began again after a failure")
            .register(registry);
    this.receivers = receivers.stream().map(name -> new ReceiverFigures(name, registry)).toList();
  }

  List<ReceiverFigures> receivers() {
    return receivers;
  }

  void working(boolean isSo) {
    working.set(isSo ? 1 : 0);
  }

  void held(boolean isSo) {
    held.set(isSo ? 1 : 0);
  }

  void lag(long alerts) {
    lag.set(alerts);
  }

  void restarted() {
    restarts.increment();
  }
}
