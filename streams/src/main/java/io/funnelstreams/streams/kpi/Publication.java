package io.funnelstreams.streams.kpi;

import io.funnelstreams.schemas.topic.Topic;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * What an output topic is told.
 *
 * @param value empty where what the key stood for is no more
 */
record Publication(Topic topic, Optional<SpecificRecord> value) {}
