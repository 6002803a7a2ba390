package io.funnelstreams.streams.kpi;

import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.RecordSerdes;
import io.funnelstreams.streams.WallClock;
import io.funnelstreams.streams.cell.CellMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/** The part of the topology that turns cells into the records of the output topics. */
public final class KpiSteps {
  /** The last amount of each cell by source. */
  public static final String STORE = "totals";

  /** The metric that counts what failed for one goal, KPI or monitor and was kept from the rest. */
  public static final String ISOLATED_FAILURES = "isolated-failures-total";

  /** The keys of the scorecard rows that were published. */
  static final String SCORECARD_STORE = "scorecards";

  /** The plan topic, whole, in every instance. */
  static final String PLAN_STORE = "plan";

  /** The active definition, in every instance. */
  public static final String DEFINITION_STORE = "definition";

  /** The topic of loads, whole, in every instance. */
  static final String LOAD_STORE = "loads";

  private static final List<Topic> OUTPUTS = List.of(Topic.KPIS, Topic.SCORECARDS, Topic.PROGRESS);

  private final Definition definition;
  private final RecordSerdes serdes;
  private final Duration interval;
  private final WallClock clock;

  /** Publishes what changed at this interval. */
  public KpiSteps(Definition definition, RecordSerdes serdes, Duration interval, WallClock clock) {
    this.definition = definition;
    this.serdes = serdes;
    this.interval = interval;
    this.clock = clock;
  }

  /**
   * Sums the cells, evaluates the KPIs and goals and sends them to their topics.
   *
   * @param partitions how many tasks share the totals
   * @return the alerts of each task's goals, by the number of the task
   */
  public KStream<String, AlertSnapshot> add(
      StreamsBuilder builder, KStream<String, CellMessage> cells, int partitions) {
    inEveryInstance(builder, Topic.PLAN, PLAN_STORE);
    inEveryInstance(builder, Topic.DEFINITION, DEFINITION_STORE);
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(SCORECARD_STORE), Serdes.String(), Serdes.ByteArray()));
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingEnabled());
    var publications =
        cells.process(
            () -> new KpiProcessor(definition, interval, clock, partitions),
            Named.as("kpis.evaluate"),
            STORE,
            SCORECARD_STORE);
    for (var topic : OUTPUTS) {
      send(publications, topic);
    }
    return publications
        .filter(
            (key, reported) -> reported instanceof Publication.Alerts, Named.as("kpis.only-alerts"))
        .mapValues(
            reported -> ((Publication.Alerts) reported).snapshot(), Named.as("kpis.value-alerts"));
  }

  /** Adds the topic of loads, after all else: what was numbered before keeps its number. */
  public void addLoads(StreamsBuilder builder) {
    inEveryInstance(builder, Topic.LOADS, LOAD_STORE);
  }

  private void inEveryInstance(StreamsBuilder builder, Topic topic, String store) {
    builder.globalTable(
        topic.topicName(),
        Consumed.with(Serdes.String(), serdes.of(topic)).withName(store),
        Materialized.as(Stores.inMemoryKeyValueStore(store)));
  }

  private void send(KStream<String, Publication> publications, Topic topic) {
    var name = topic.name().toLowerCase(Locale.ROOT);
    publications
        .filter(
            (key, reported) -> reported instanceof Publication.Row row && row.topic() == topic,
            Named.as("kpis.only-" + name))
        .mapValues(
            reported -> ((Publication.Row) reported).value().orElse(null),
            Named.as("kpis.value-" + name))
        .to(
            topic.topicName(),
            Produced.with(Serdes.String(), serdes.of(topic)).withName("to-" + name));
  }
}
