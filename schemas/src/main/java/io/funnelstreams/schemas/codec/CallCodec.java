package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.schemas.avro.CallPurpose;
import java.util.Optional;

/** Calls. */
final class CallCodec {
  private CallCodec() {}

  static CallEvent toCore(io.funnelstreams.schemas.avro.CallEvent avro) {
    return new CallEvent(
        HeaderCodec.toCore(avro.getHeader()),
        purpose(avro.getPurpose()),
        Optional.ofNullable(avro.getOutcome()),
        Field.notNegative(avro.getSeconds(), "seconds"));
  }

  static io.funnelstreams.schemas.avro.CallEvent toAvro(CallEvent event) {
    return new io.funnelstreams.schemas.avro.CallEvent(
        HeaderCodec.toAvro(event.header()),
        purpose(event.purpose()),
        event.outcome().orElse(null),
        event.seconds());
  }

  private static CallEvent.Purpose purpose(CallPurpose purpose) {
    return switch (purpose) {
      case PROSPECTING -> CallEvent.Purpose.PROSPECTING;
      case FOLLOW_UP -> CallEvent.Purpose.FOLLOW_UP;
      case CLOSING -> CallEvent.Purpose.CLOSING;
      case UNKNOWN -> throw Field.unknownSymbol("purpose");
    };
  }

  private static CallPurpose purpose(CallEvent.Purpose purpose) {
    return switch (purpose) {
      case PROSPECTING -> CallPurpose.PROSPECTING;
      case FOLLOW_UP -> CallPurpose.FOLLOW_UP;
      case CLOSING -> CallPurpose.CLOSING;
    };
  }
}
