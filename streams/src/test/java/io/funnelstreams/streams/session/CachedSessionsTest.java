package io.funnelstreams.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.WebEvent.ReferrerClass;
import io.funnelstreams.core.session.Session;
import io.funnelstreams.core.session.ViewPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions in a store with a heap cache, between two flushes. */
class CachedSessionsTest {
  private static final List<String> OWN = List.of();

  @TempDir Path folder;

  /** The smaller the cache, the more of the rows lie below it alone. */
  @ParameterizedTest
  @ValueSource(longs = {100, 150, 200, 250, 300, 400, 100_000})
  void sessionsThatWereRemovedSinceTheLastFlushAreGone(long cacheBytes) {
    var early = session(1_000);
    var middle = session(5_000);
    var late = session(9_000);

    inOneRecordAfterAnother(
        cacheBytes,
        rows -> List.of(early, middle, late).forEach(each -> rows.put("visitor", OWN, each)),
        rows -> {
          rows.remove("visitor", OWN, early.startMs());
          assertThat(rows.sessions("visitor", OWN, 0, 10_000)).containsExactly(late, middle);

          rows.remove("visitor", OWN, late.startMs());
          assertThat(rows.sessions("visitor", OWN, 0, 10_000)).containsExactly(middle);
        });
  }

  @Test
  void aSessionThatWasNeverFlushedIsGoneToo() {
    var early = session(1_000);
    var late = session(9_000);

    inOneRecordAfterAnother(
        100_000,
        rows -> rows.put("visitor", OWN, early),
        rows -> {
          rows.put("visitor", OWN, late);
          rows.remove("visitor", OWN, late.startMs());
          assertThat(rows.sessions("visitor", OWN, 0, 10_000)).containsExactly(early);
        });
  }

  @Test
  void theNewestSessionIsRightAfterEachChange() {
    var early = session(1_000);
    var late = session(9_000);

    inOneRecordAfterAnother(
        100_000,
        rows -> {
          assertThat(rows.newestOwn("visitor", () -> true)).isEmpty();
          rows.put("visitor", OWN, late);
          assertThat(rows.newestOwn("visitor", () -> false)).contains(late);
          rows.put("visitor", OWN, early);
          assertThat(rows.newestOwn("visitor", () -> false)).contains(late);
          rows.put("visitor", List.of("other"), session(20_000));
          assertThat(rows.newestOwn("visitor", () -> false)).contains(late);
        },
        rows -> {
          rows.remove("visitor", OWN, late.startMs());
          assertThat(rows.newestOwn("visitor", () -> false)).contains(early);
          rows.remove("visitor", OWN, early.startMs());
          assertThat(rows.newestOwn("visitor", () -> false)).isEmpty();
          rows.put("visitor", OWN, late);
          assertThat(rows.newestOwn("visitor", () -> false)).contains(late);
        });
  }

  private static Session session(long startMs) {
    var place = new ViewPlace(startMs, new EventKey("web", "view-" + startMs), "visitor");
    return new Session(place, startMs, 1, ReferrerClass.DIRECT, List.of());
  }

  /** The driver flushes the cache after each record. */
  private void inOneRecordAfterAnother(
      long cacheBytes, Consumer<SessionRows> first, Consumer<SessionRows> second) {
    var steps = List.of(first, second);
    var topology = new Topology();
    topology.addSource("numbers", "numbers");
    topology.addProcessor("steps", () -> new Steps(steps), "numbers");
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore("sessions"), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingEnabled(),
        "steps");
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "cached-sessions");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, cacheBytes);
    settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.IntegerSerde.class.getName());
    settings.put(
        StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.IntegerSerde.class.getName());
    try (var driver = new TopologyTestDriver(topology, settings)) {
      var serializer = Serdes.Integer().serializer();
      var numbers = driver.createInputTopic("numbers", serializer, serializer);
      for (int i = 0; i < steps.size(); i++) {
        numbers.pipeInput(i, i);
      }
    }
  }

  private static final class Steps implements Processor<Integer, Integer, Void, Void> {
    private final List<Consumer<SessionRows>> steps;
    private SessionRows rows;

    Steps(List<Consumer<SessionRows>> steps) {
      this.steps = steps;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      // Views have no part in it.
      rows = new SessionRows(context.getStateStore("sessions"), context.getStateStore("sessions"));
    }

    @Override
    public void process(Record<Integer, Integer> step) {
      steps.get(step.value()).accept(rows);
    }
  }
}
