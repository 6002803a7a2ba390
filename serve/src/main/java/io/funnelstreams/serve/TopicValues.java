package io.funnelstreams.serve;

import io.funnelstreams.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the values of the shared topics: with a registry in production, without one in tests. */
@FunctionalInterface
public interface TopicValues {
  /** The deserializer of a topic's values. */
  Deserializer<? extends SpecificRecord> of(Topic topic);
}
