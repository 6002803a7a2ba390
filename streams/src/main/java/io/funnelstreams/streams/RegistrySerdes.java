package io.funnelstreams.streams;

import io.funnelstreams.schemas.registry.ValueSerde;
import io.funnelstreams.schemas.topic.Topic;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** The serdes of the registry that the configuration names. */
final class RegistrySerdes implements RecordSerdes {
  private final Map<String, ?> configuration;

  RegistrySerdes(Map<String, ?> configuration) {
    this.configuration = configuration;
  }

  @Override
  public Serde<SpecificRecord> of(Topic topic) {
    return ValueSerde.of(typeOf(topic), configuration);
  }

  @SuppressWarnings("unchecked")
  private static Class<SpecificRecord> typeOf(Topic topic) {
    var schema =
        topic
            .valueSchema()
            .orElseThrow(() -> new IllegalArgumentException(topic + " has no value schema"));
    return (Class<SpecificRecord>) SpecificData.get().getClass(schema);
  }
}
