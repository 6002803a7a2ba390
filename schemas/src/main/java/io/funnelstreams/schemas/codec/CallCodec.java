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
        Optional.ofNullable(avro.getOutcome()).map(CallEvent.Outcome::of),
        Field.notNegative(avro.getSeconds(), "seconds"),
        Optional.ofNullable(avro.getSourceOutcome()).or(() -> earlierWord(avro.getOutcome())));
  }

  /** Earlier records hold the source's own word alone, in place of the outcome. */
  private static Optional<String> earlierWord(String outcome) {
    return Optional.ofNullable(outcome)
        .filter(word -> !CallEvent.Outcome.of(word).word().equals(word));
  }

  static io.funnelstreams.schemas.avro.CallEvent toAvro(CallEvent event) {
    return new io.funnelstreams.schemas.avro.CallEvent(
        HeaderCodec.toAvro(event.header()),
        purpose(event.purpose()),
        event.outcome().map(CallEvent.Outcome::word).orElse(null),
        event.seconds(),
        event.sourceOutcome().orElse(null));
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
