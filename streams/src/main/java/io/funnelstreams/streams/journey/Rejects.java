package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.Content;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.schemas.avro.Reject;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.streams.RecordSerdes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Makes the records that say why an event was not taken. */
final class Rejects {
  private static final String CONTENT_TYPE = "application/vnd.confluent.avro";

  private final RecordSerdes serdes;

  Rejects(RecordSerdes serdes) {
    this.serdes = serdes;
  }

  /** A record of an event topic that is not an event, or that the plan does not let in. */
  Reject of(byte[] raw, Rejection rejection, RecordMetadata at, long nowMs) {
    return reject(UUID.nameUUIDFromBytes(raw).toString(), raw, rejection, nowMs)
        .setSource(at.topic())
        .setTopic(at.topic())
        .setPartition(at.partition())
        .setOffset(at.offset())
        .build();
  }

  /** An event that was let in and does not count, as it would be on its topic. */
  Reject of(Event event, Rejection rejection, long nowMs) {
    var topic = Topic.of(event.family());
    var raw = serdes.of(topic).serializer().serialize(topic.topicName(), EventCodec.toAvro(event));
    var id = UUID.nameUUIDFromBytes(Content.hash(event).getBytes(StandardCharsets.UTF_8));
    return reject(id.toString(), raw, rejection, nowMs)
        .setSource(event.header().key().source())
        .setTopic(topic.topicName())
        .build();
  }

  private static Reject.Builder reject(String id, byte[] raw, Rejection rejection, long nowMs) {
    return Reject.newBuilder()
        .setId(id)
        .setRaw(ByteBuffer.wrap(raw))
        .setContentType(CONTENT_TYPE)
        .setReason(io.funnelstreams.schemas.avro.RejectReason.valueOf(rejection.reason().name()))
        .setExplanation(rejection.explanation())
        .setField(rejection.field().orElse(null))
        .setAt(Instant.ofEpochMilli(nowMs));
  }
}
