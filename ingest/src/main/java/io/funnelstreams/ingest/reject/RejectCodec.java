package io.funnelstreams.ingest.reject;

import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.row.Raw;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Converts rejects to Avro records and back. */
public final class RejectCodec {
  private RejectCodec() {}

  /** The record of a reject. */
  public static io.funnelstreams.schemas.avro.Reject toAvro(Reject reject) {
    var rejection = reject.rejection();
    return io.funnelstreams.schemas.avro.Reject.newBuilder()
        .setId(reject.id())
        .setSource(reject.source())
        .setRaw(ByteBuffer.wrap(reject.raw().bytes()))
        .setContentType(reject.contentType())
        .setReason(io.funnelstreams.schemas.avro.RejectReason.valueOf(rejection.reason().name()))
        .setExplanation(rejection.explanation())
        .setField(rejection.field().orElse(null))
        .setFile(reject.file().orElse(null))
        .setLine(reject.line().isPresent() ? reject.line().getAsLong() : null)
        .setTopic(reject.topic().map(TopicPlace::topic).orElse(null))
        .setPartition(reject.topic().map(RejectCodec::partition).orElse(null))
        .setOffset(reject.topic().map(RejectCodec::offset).orElse(null))
        .setAt(reject.at())
        .setMapping(reject.mapping().orElse(null))
        .setContext(reject.context())
        .setAttempt(reject.attempt())
        .build();
  }

  /** The reject of a record. */
  public static Reject toCore(io.funnelstreams.schemas.avro.Reject avro) {
    var raw = new byte[avro.getRaw().remaining()];
    avro.getRaw().duplicate().get(raw);
    var rejection =
        new Rejection(reason(avro), Optional.ofNullable(avro.getField()), avro.getExplanation());
    return new Reject(
        avro.getId(),
        avro.getSource(),
        Raw.of(raw),
        avro.getContentType(),
        rejection,
        Optional.ofNullable(avro.getFile()),
        avro.getLine() == null ? OptionalLong.empty() : OptionalLong.of(avro.getLine()),
        Optional.ofNullable(avro.getTopic()).map(topic -> place(topic, avro)),
        Optional.ofNullable(avro.getMapping()),
        avro.getContext(),
        avro.getAt(),
        avro.getAttempt());
  }

  private static TopicPlace place(String topic, io.funnelstreams.schemas.avro.Reject avro) {
    return new TopicPlace(
        topic,
        avro.getPartition() == null ? OptionalInt.empty() : OptionalInt.of(avro.getPartition()),
        avro.getOffset() == null ? OptionalLong.empty() : OptionalLong.of(avro.getOffset()));
  }

  private static Integer partition(TopicPlace place) {
    return place.partition().isPresent() ? place.partition().getAsInt() : null;
  }

  private static Long offset(TopicPlace place) {
    return place.offset().isPresent() ? place.offset().getAsLong() : null;
  }

  private static RejectReason reason(io.funnelstreams.schemas.avro.Reject avro) {
    return switch (avro.getReason()) {
      case UNMAPPABLE -> RejectReason.UNMAPPABLE;
      case INVALID -> RejectReason.INVALID;
      case TOO_LATE -> RejectReason.TOO_LATE;
      case CONFLICT -> RejectReason.CONFLICT;
      case NO_RATE -> RejectReason.NO_RATE;
      case CURRENCY_UNKNOWN -> RejectReason.CURRENCY_UNKNOWN;
      case ERASURE_REQUESTED -> RejectReason.ERASURE_REQUESTED;
      // A reason that is newer than this reader; the explanation still names it.
      case UNKNOWN, UNREADABLE -> RejectReason.UNREADABLE;
    };
  }
}
