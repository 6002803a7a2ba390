package io.funnelstreams.ingest.topic;

import io.funnelstreams.ingest.source.UnreadableBody;
import io.funnelstreams.schemas.registry.AvroDeserializer;
import io.funnelstreams.schemas.registry.PoisonRecordException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Avro whose schemas are in the registry. The wire format is the same for every serializer, so it
 * does not matter which one {@code serde.class} names.
 */
final class AvroReading implements DocumentReading {
  private final Deserializer<?> deserializer;

  /** A reading that asks the registry of a configuration. */
  AvroReading(Map<String, ?> configs) {
    var generic = new HashMap<String, Object>(configs);
    generic.put("specific.avro.reader", false);
    this.deserializer = new AvroDeserializer<>();
    deserializer.configure(generic, false);
  }

  @Override
  public Object value(String topic, byte[] bytes) throws UnreadableBody {
    try {
      return AvroDocument.of(deserializer.deserialize(topic, bytes));
    } catch (PoisonRecordException e) {
      throw new UnreadableBody(e.getMessage());
    }
  }

  /**
   * Many connectors write Avro values beside keys of plain text.
   *
   * @throws KafkaException where the registry does not answer
   */
  @Override
  public Object key(String topic, byte[] bytes) {
    try {
      return bytes.length > 0 && bytes[0] == 0 ? value(topic, bytes) : TopicJson.keyOf(bytes);
    } catch (UnreadableBody e) {
      return TopicJson.keyOf(bytes);
    }
  }

  @Override
  public String mediaType() {
    return "application/vnd.apache.avro";
  }
}
