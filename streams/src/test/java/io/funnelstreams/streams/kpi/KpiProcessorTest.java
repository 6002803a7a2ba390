package io.funnelstreams.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.cell.CellMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KpiProcessorTest {
  private static final int DAY = 20_000;
  private static final String ROW = "leads/day/2024-10-04/";
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final KpiProcessor processor =
      new KpiProcessor(
          new Definition(
              PlanYaml.parse("test.yaml", "name: test\ntime_zone: UTC\ncurrency: EUR\n"), "v1"),
          INTERVAL,
          steadyMs -> Instant.parse("2024-10-05T00:00:00Z").plusMillis(steadyMs),
          1);

  private long steadyMs;

  @TempDir Path folder;

  @Test
  void publishesARowAgainWhoseTransactionWasAborted() {
    var task = begin(List.of());
    assertThat(published(task, 1)).contains(ROW);
    var committed = contents(task);
    assertThat(published(task, 5)).contains(ROW);

    // The second transaction ends without a commit, and Kafka Streams begins the same task again.
    processor.close();
    var again = begin(committed);

    assertThat(published(again, 5)).contains(ROW);
  }

  @Test
  void publishesNoRowThatHasNotChanged() {
    var task = begin(List.of());
    assertThat(published(task, 1)).contains(ROW);

    assertThat(published(task, 1)).isEmpty();
  }

  /** Sends the leads of a day, and gives the keys of the KPI rows that follow. */
  private List<String> published(MockProcessorContext<String, Publication> task, long leads) {
    send(
        new CellMessage.Amounts(
            0,
            Segment.TOTAL,
            List.of(amount(Measure.LEADS, leads), amount(Measure.REPORTED_LEADS, 1))));
    send(
        new CellMessage.Mark(
            0, Map.of(new TopicPartition("events", 0), leads), DataRanges.through(DAY), false));
    task.resetForwards();
    for (int i = 0; i < 100; i++) {
      steadyMs += INTERVAL.toMillis();
      task.setCurrentSystemTimeMs(steadyMs);
      task.scheduledPunctuators().get(0).getPunctuator().punctuate(steadyMs);
    }
    return task.forwarded().stream()
        .map(forwarded -> forwarded.record())
        .filter(row -> row.value() instanceof Publication.Row of && of.topic() == Topic.KPIS)
        .<String>map(row -> row.key())
        .toList();
  }

  private static CellMessage.Amount amount(Measure measure, long amount) {
    return new CellMessage.Amount(new Cell(Segment.TOTAL, measure, 0, DAY), amount);
  }

  private void send(CellMessage message) {
    processor.process(new Record<>("0", message, steadyMs));
  }

  private MockProcessorContext<String, Publication> begin(List<KeyValue<Bytes, byte[]>> committed) {
    var task =
        new MockProcessorContext<String, Publication>(
            new Properties(), new TaskId(0, 0), folder.toFile());
    add(
        task,
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(KpiSteps.STORE), Serdes.Bytes(), Serdes.ByteArray()));
    add(
        task,
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(KpiSteps.SCORECARD_STORE),
            Serdes.String(),
            Serdes.ByteArray()));
    for (var name : List.of(KpiSteps.PLAN_STORE, KpiSteps.LOAD_STORE, KpiSteps.DEFINITION_STORE)) {
      add(
          task,
          Stores.timestampedKeyValueStoreBuilder(
              Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray()));
    }
    KeyValueStore<Bytes, byte[]> totals = task.getStateStore(KpiSteps.STORE);
    committed.forEach(row -> totals.put(row.key, row.value));
    task.setCurrentSystemTimeMs(steadyMs);
    processor.init(task);
    return task;
  }

  private static void add(MockProcessorContext<String, Publication> task, StoreBuilder<?> builder) {
    StateStore store = builder.withLoggingDisabled().build();
    store.init(task.getStateStoreContext(), store);
    task.addStateStore(store);
  }

  private static List<KeyValue<Bytes, byte[]>> contents(
      MockProcessorContext<String, Publication> task) {
    KeyValueStore<Bytes, byte[]> totals = task.getStateStore(KpiSteps.STORE);
    var rows = new ArrayList<KeyValue<Bytes, byte[]>>();
    try (var all = totals.all()) {
      all.forEachRemaining(rows::add);
    }
    return rows;
  }
}
