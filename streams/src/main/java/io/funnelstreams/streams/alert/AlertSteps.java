package io.funnelstreams.streams.alert;

import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.RecordSerdes;
import io.funnelstreams.streams.WallClock;
import io.funnelstreams.streams.kpi.AlertSnapshot;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/** The part of the topology that makes the records of the alert topic. */
public final class AlertSteps {
  /** The last snapshot of every task. */
  static final String SNAPSHOT_STORE = "alert-snapshots";

  /** The alert topic as it is. */
  static final String TOPIC_STORE = "alert-topic";

  private final Definition definition;
  private final RecordSerdes serdes;
  private final Duration interval;
  private final WallClock clock;

  /** Looks for what changed at this interval. */
  public AlertSteps(
      Definition definition, RecordSerdes serdes, Duration interval, WallClock clock) {
    this.definition = definition;
    this.serdes = serdes;
    this.interval = interval;
    this.clock = clock;
  }

  /**
   * Collects the snapshots of all tasks in one task and sends the combined alerts to the alert
   * topic.
   *
   * @param snapshots by the number of the task
   * @param partitions how many tasks there are
   */
  public void add(
      StreamsBuilder builder, KStream<String, AlertSnapshot> snapshots, int partitions) {
    builder.globalTable(
        Topic.ALERTS.topicName(),
        Consumed.with(Serdes.String(), serdes.of(Topic.ALERTS)).withName(TOPIC_STORE),
        Materialized.as(Stores.inMemoryKeyValueStore(TOPIC_STORE)));
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(SNAPSHOT_STORE), Serdes.String(), Serdes.ByteArray()));
    snapshots
        .mapValues(AlertSnapshotForm::bytes, Named.as("alerts.bytes"))
        .repartition(
            Repartitioned.<String, byte[]>as("alerts")
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.ByteArray())
                .withNumberOfPartitions(1))
        .<String, SpecificRecord>process(
            () -> new AlertProcessor(definition, interval, clock, partitions),
            Named.as("alerts.gather"),
            SNAPSHOT_STORE)
        .to(
            Topic.ALERTS.topicName(),
            Produced.with(Serdes.String(), serdes.of(Topic.ALERTS)).withName("to-alerts"));
  }
}
