package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.topic.Topic;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record as it was read.
 *
 * @param value empty where the topic has nothing under the key any more
 */
record TopicRecord(Topic topic, String key, Optional<SpecificRecord> value, long offset) {}
