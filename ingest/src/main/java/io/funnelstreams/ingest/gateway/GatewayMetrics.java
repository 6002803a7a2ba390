package io.funnelstreams.ingest.gateway;

import io.funnelstreams.core.event.RejectReason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** The metrics of the gateway. The names of sources are only those of the catalogue. */
final class GatewayMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(20)
  };
  private static final String SOURCE = "source";

  private final MeterRegistry registry;
  private final AtomicInteger inFlight = new AtomicInteger();

  GatewayMetrics(MeterRegistry registry, LongSupplier bodyBytes, LongSupplier publishBytes) {
    this.registry = registry;
    Gauge.builder("funnel.gateway.requests.in.flight", inFlight, AtomicInteger::get)
        .description("Requests that are not answered yet")
        .register(registry);
    bytes("body", "Bytes of bodies that are being read", bodyBytes);
    bytes("publish", "Bytes of records that are not acknowledged yet", publishBytes);
  }

  private void bytes(String where, String description, LongSupplier bytes) {
    Gauge.builder("funnel.gateway.buffered." + where, () -> bytes.getAsLong())
        .description(description)
        .baseUnit("bytes")
        .register(registry);
  }

  void begun() {
    inFlight.incrementAndGet();
  }

  void answered(String source, int status, long nanos) {
    inFlight.decrementAndGet();
    timer("funnel.gateway.request.duration", "From the headers to the answer")
        .tags(SOURCE, source, "status", Integer.toString(status))
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  void acknowledged(String source, GatewayEndpoint.Takings takings, long nanos) {
    registry.counter("funnel.gateway.events", SOURCE, source).increment(takings.events().size());
    registry.counter("funnel.gateway.ignored", SOURCE, source).increment(takings.ignored());
    takings.rejected().forEach(reason -> rejected(source, reason));
    timer("funnel.gateway.ack.duration", "From sending to the brokers' acknowledgement")
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  /** A request that was not taken. */
  void refused(String source, int status, String reason) {
    registry
        .counter(
            "funnel.gateway.refused",
            SOURCE,
            source,
            "status",
            Integer.toString(status),
            "reason",
            reason)
        .increment();
  }

  private void rejected(String source, RejectReason reason) {
    var word = reason.name().toLowerCase(Locale.ROOT);
    registry.counter("funnel.gateway.rejected", SOURCE, source, "reason", word).increment();
  }

  private static Timer.Builder timer(String name, String description) {
    return Timer.builder(name).description(description).serviceLevelObjectives(BUCKETS);
  }
}
