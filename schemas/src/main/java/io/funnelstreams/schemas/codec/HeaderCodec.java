package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.text.NormalizedText;
import java.util.Map;
import java.util.stream.Collectors;

/** The header that every event shares. */
final class HeaderCodec {
  private HeaderCodec() {}

  static Header toCore(io.funnelstreams.schemas.avro.Header avro) {
    return new Header(
        new EventKey(
            Field.text(avro.getSource(), "header.source"),
            Field.text(avro.getEventId(), "header.event_id")),
        avro.getRevision(),
        avro.getDeleted(),
        avro.getBackfill(),
        avro.getOccurredAt(),
        avro.getRecordedAt(),
        Field.text(avro.getPartyId(), "header.party_id"),
        withoutBlanks(avro.getSegment()),
        avro.getSequence(),
        avro.getAllDay());
  }

  static io.funnelstreams.schemas.avro.Header toAvro(Header header) {
    return new io.funnelstreams.schemas.avro.Header(
        header.key().source(),
        header.key().eventId(),
        header.revision(),
        header.deleted(),
        header.backfill(),
        header.occurredAt(),
        header.recordedAt(),
        header.partyId(),
        header.segment(),
        header.sequence(),
        header.allDay());
  }

  private static Map<String, String> withoutBlanks(Map<String, String> segment) {
    for (var value : segment.values()) {
      if (NormalizedText.isBlank(value)) {
        return segment.entrySet().stream()
            .filter(entry -> !NormalizedText.isBlank(entry.getValue()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      }
    }
    return segment;
  }
}
