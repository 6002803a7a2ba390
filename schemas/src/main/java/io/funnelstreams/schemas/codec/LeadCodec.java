package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.schemas.avro.LeadType;
import java.util.Optional;

/** Steps of leads. */
final class LeadCodec {
  private LeadCodec() {}

  static LeadEvent toCore(io.funnelstreams.schemas.avro.LeadEvent avro) {
    var type = type(avro.getType());
    return new LeadEvent(
        HeaderCodec.toCore(avro.getHeader()),
        type,
        mergedInto(type, avro.getMergedInto()),
        Optional.ofNullable(avro.getReason()));
  }

  static io.funnelstreams.schemas.avro.LeadEvent toAvro(LeadEvent event) {
    return new io.funnelstreams.schemas.avro.LeadEvent(
        HeaderCodec.toAvro(event.header()),
        type(event.type()),
        event.mergedInto().orElse(null),
        event.reason().orElse(null));
  }

  private static Optional<String> mergedInto(LeadEvent.Type type, String party) {
    if (type.namesAnother()) {
      return Optional.of(Field.text(party, "merged_into"));
    }
    if (party != null) {
      throw new InvalidFieldException(
          "merged_into",
          "merged_into belongs to a lead of type MERGED or IDENTIFIED; this one is " + type);
    }
    return Optional.empty();
  }

  private static LeadEvent.Type type(LeadType type) {
    return switch (type) {
      case CREATED -> LeadEvent.Type.CREATED;
      case MQL -> LeadEvent.Type.MQL;
      case SQL -> LeadEvent.Type.SQL;
      case DISQUALIFIED -> LeadEvent.Type.DISQUALIFIED;
      case RECYCLED -> LeadEvent.Type.RECYCLED;
      case CONVERTED -> LeadEvent.Type.CONVERTED;
      case MERGED -> LeadEvent.Type.MERGED;
      case DELETED -> LeadEvent.Type.DELETED;
      case IDENTIFIED -> LeadEvent.Type.IDENTIFIED;
      case UNKNOWN -> throw Field.unknownSymbol("type");
    };
  }

  private static LeadType type(LeadEvent.Type type) {
    return switch (type) {
      case CREATED -> LeadType.CREATED;
      case MQL -> LeadType.MQL;
      case SQL -> LeadType.SQL;
      case DISQUALIFIED -> LeadType.DISQUALIFIED;
      case RECYCLED -> LeadType.RECYCLED;
      case CONVERTED -> LeadType.CONVERTED;
      case MERGED -> LeadType.MERGED;
      case DELETED -> LeadType.DELETED;
      case IDENTIFIED -> LeadType.IDENTIFIED;
    };
  }
}
