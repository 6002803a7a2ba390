package io.funnelstreams.serve.read;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The read model's own state as metrics, until it is closed. */
final class ReadModelMetrics implements AutoCloseable {
  private final MeterRegistry registry;
  private final List<Meter> meters = new ArrayList<>();

  private ReadModelMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Begins to show it. */
  static ReadModelMetrics show(
      MeterRegistry registry, StoreHolder holder, ChangeHub hub, OutputFollower outputs) {
    var metrics = new ReadModelMetrics(registry);
    metrics.gauge(
        "funnel.read.model.lag.records",
        "Records of the output topics that the read model has not read yet",
        outputs,
        OutputFollower::unread);
    metrics.gauge(
        "funnel.read.model.store.bytes",
        "Bytes of the read model's files on the disk",
        holder,
        each -> each.now().store().bytes());
    metrics.gauge(
        "funnel.read.model.subscribers", "Streams of changes that are open", hub, ChangeHub::feeds);
    metrics.gauge(
        "funnel.read.model.rebuilds",
        "How often the read model was built anew since the start",
        holder,
        StoreHolder::rebuilds);
    return metrics;
  }

  private <T> void gauge(String name, String description, T of, ToDoubleFunction<T> value) {
    meters.add(Gauge.builder(name, of, value).description(description).register(registry));
  }

  @Override
  public void close() {
    meters.forEach(registry::remove);
  }
}
