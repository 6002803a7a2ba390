package io.funnelstreams.ingest.reject;

import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the rejects that are not resolved. */
public final class RejectLog {
  private static final Duration POLL = Duration.ofMillis(500);

  private RejectLog() {}

  /**
   * The current rejects, the oldest first.
   *
   * @param configs keys of Kafka's clients and of the serde
   * @throws org.apache.kafka.common.KafkaException where Kafka or the registry cannot be read
   */
  public static List<Reject> read(Map<String, ?> configs) {
    var serde = ValueSerde.of(io.funnelstreams.schemas.avro.Reject.class, configs);
    try (serde;
        var consumer =
            new KafkaConsumer<>(
                settings(configs, "read_committed"),
                new StringDeserializer(),
                serde.deserializer());
        var written =
            new KafkaConsumer<>(
                settings(configs, "read_uncommitted"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      return read(consumer, written);
    }
  }

  /**
   * Reads to the end of all written records, so that it waits for a committed transaction whose
   * commit marker is still in transit to the partition.
   */
  static List<Reject> read(
      Consumer<String, io.funnelstreams.schemas.avro.Reject> consumer, Consumer<?, ?> written) {
    var partitions =
        consumer.partitionsFor(Topic.REJECTS.topicName()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var ends = written.endOffsets(partitions);
    var byId = new LinkedHashMap<String, Reject>();
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      consumer.poll(POLL).forEach(message -> apply(message, byId));
    }
    return List.copyOf(byId.values());
  }

  private static void apply(
      ConsumerRecord<String, io.funnelstreams.schemas.avro.Reject> message,
      Map<String, Reject> byId) {
    byId.remove(message.key());
    if (message.value() != null) {
      byId.put(message.key(), RejectCodec.toCore(message.value()));
    }
  }

  private static Map<String, Object> settings(Map<String, ?> configs, String isolation) {
    var settings = new HashMap<String, Object>();
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    configs.forEach(
        (key, value) -> {
          if (ConsumerConfig.configNames().contains(key) && !key.endsWith(".deserializer")) {
            settings.put(key, value);
          }
        });
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return settings;
  }
}
