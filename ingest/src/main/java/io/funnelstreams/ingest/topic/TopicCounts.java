package io.funnelstreams.ingest.topic;

import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.ingest.source.ItemOutcome;
import io.funnelstreams.ingest.source.ParsedRequest;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the outcomes of the records of a source's topics, and how many are waiting. */
final class TopicCounts implements MeterBinder {
  private static final String SOURCE = "source";

  private final String source;
  private final LongAdder events = new LongAdder();
  private final LongAdder ignored = new LongAdder();
  private final LongAdder restarts = new LongAdder();
  private final Map<RejectReason, LongAdder> rejected = new EnumMap<>(RejectReason.class);
  private volatile long lag;

  TopicCounts(String source) {
    this.source = source;
    for (var reason : RejectReason.values()) {
      rejected.put(reason, new LongAdder());
    }
  }

  /** Counts committed records. */
  void add(ParsedRequest taken) {
    taken.unreadable().ifPresent(reject -> add(reject.rejection().reason()));
    for (var item : taken.items()) {
      if (item instanceof ItemOutcome.Events made) {
        events.add(made.events().size());
      } else if (item instanceof ItemOutcome.Rejected no) {
        add(no.reject().rejection().reason());
      } else {
        ignored.increment();
      }
    }
  }

  private void add(RejectReason reason) {
    rejected.get(reason).increment();
  }

  void restarted() {
    restarts.increment();
  }

  /** How many records of the partitions read here are not read yet. */
  void lag(long records) {
    lag = records;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    counter("events", "Events made of records", events).register(registry);
    counter("ignored", "Items that are not of interest", ignored).register(registry);
    counter("restarts", "Times that reading began again after a failure", restarts)
        .register(registry);
    rejected.forEach(
        (reason, count) ->
            counter("rejected", "Items that were rejected", count)
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry));
    Gauge.builder("funnel.topic.lag", () -> lag)
        .description("Records that are not read yet")
        .tag(SOURCE, source)
        .register(registry);
  }

  private FunctionCounter.Builder<LongAdder> counter(String name, String what, LongAdder count) {
    return FunctionCounter.builder("funnel.topic." + name, count, LongAdder::sum)
        .description(what)
        .tag(SOURCE, source);
  }
}
