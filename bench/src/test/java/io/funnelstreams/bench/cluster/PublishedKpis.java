package io.funnelstreams.bench.cluster;

import io.funnelstreams.bench.engine.KpiTopicRows;
import io.funnelstreams.bench.oracle.RowKey;
import io.funnelstreams.bench.oracle.RowValue;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.TopicValues;
import io.funnelstreams.serve.catchup.CatchUp;
import java.time.Duration;
import java.util.Map;

/**
 * The KPI topic of some cluster.
 *
 * @param clients addresses of the brokers and the registry, as clients are made with
 */
public record PublishedKpis(Map<String, Object> clients) {
  /** Longer than a killed instance keeps its place in the group. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Waits until every event is in the KPIs of a definition.
   *
   * @param health throws when waiting has become vain
   */
  public void awaitCaughtUp(String definition, Runnable health) {
    try (var catchUp = CatchUp.open(clients, values(), definition)) {
      catchUp.await(PATIENCE, health);
    }
  }

  /** The table as the topic has it: committed, the last record of every key. */
  public Map<RowKey, RowValue> rows() {
    var records = new KpiTopicRows();
    try (var reader = CommittedReader.open(clients, Topic.KPIS, values())) {
      reader.toEnd(kpi -> records.take(kpi.key(), (Kpi) kpi.value()));
    }
    return records.rows();
  }

  /** The deserializer of the values of any topic. */
  public TopicValues values() {
    return topic -> ValueSerde.of(topic.valueType().orElseThrow(), clients).deserializer();
  }
}
