package io.funnelstreams.streams;

import io.funnelstreams.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** The serdes of the shared topics' values: with a registry in production, without one in tests. */
@FunctionalInterface
public interface RecordSerdes {
  /** The serde of a topic's values. */
  Serde<SpecificRecord> of(Topic topic);
}
