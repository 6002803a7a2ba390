package io.funnelstreams.ingest.publish;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectCodec;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;

/** The records of events and rejects, their values in the registry's wire format. */
final class TopicSerializers implements AutoCloseable {
  private static final List<Topic> TOPICS =
      Stream.concat(Topic.events().stream(), Stream.of(Topic.REJECTS)).toList();

  private final Map<Topic, Serde<SpecificRecord>> serdes = new EnumMap<>(Topic.class);

  /** Serdes of one configuration; they ask the registry when they first write. */
  TopicSerializers(Map<String, ?> configs) {
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

  /** The record of an event on the topic of its family, keyed by party. */
  ProducerRecord<String, byte[]> record(Event event) {
    return record(Topic.of(event.family()), event.header().partyId(), EventCodec.toAvro(event));
  }

  /** The record of a reject, keyed by its id. */
  ProducerRecord<String, byte[]> record(Reject reject) {
    return record(Topic.REJECTS, reject.id(), RejectCodec.toAvro(reject));
  }

  private ProducerRecord<String, byte[]> record(Topic topic, String key, SpecificRecord value) {
    return new ProducerRecord<>(topic.topicName(), key, bytes(topic, value));
  }

  private byte[] bytes(Topic topic, SpecificRecord value) {
    return serdes.get(topic).serializer().serialize(topic.topicName(), value);
  }

  /**
   * Asks the registry for every schema now, so that no later write waits for it.
   *
   * @throws io.funnelstreams.schemas.registry.RegistryException where it refuses one
   * @throws io.funnelstreams.schemas.registry.RegistryUnavailableException where none answers
   */
  void warmUp() {
    for (var topic : TOPICS) {
      var schema = topic.valueSchema().orElseThrow();
      var empty = (SpecificRecord) SpecificData.get().newRecord(null, schema);
      try {
        bytes(topic, empty);
      } catch (SerializationException e) {
        // The serializer looks up the schema first; then a record without values always fails to be
        // written.
      }
    }
  }

  @Override
  public void close() {
    serdes.values().forEach(Serde::close);
  }
}
