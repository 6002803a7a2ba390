package io.funnelstreams.ingest.publish;

import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** The bytes of the values of topics, in the registry's wire format. */
final class TopicValues implements AutoCloseable {
  private static final List<Topic> TOPICS =
      Stream.concat(Topic.events().stream(), Stream.of(Topic.REJECTS)).toList();

  private final Map<Topic, Serde<SpecificRecord>> serdes = new EnumMap<>(Topic.class);

  /** Serdes of one configuration; they ask the registry when they first write. */
  TopicValues(Map<String, ?> configs) {
    TOPICS.forEach(topic -> serdes.put(topic, serde(topic, configs)));
  }

  @SuppressWarnings("unchecked")
  private static Serde<SpecificRecord> serde(Topic topic, Map<String, ?> configs) {
    var type = topic.valueType().orElseThrow();
    return (Serde<SpecificRecord>) ValueSerde.of(type, configs);
  }

  static List<Topic> topics() {
    return TOPICS;
  }

  byte[] bytes(Topic topic, SpecificRecord value) {
    return serdes.get(topic).serializer().serialize(topic.topicName(), value);
  }

  @Override
  public void close() {
    serdes.values().forEach(Serde::close);
  }
}
