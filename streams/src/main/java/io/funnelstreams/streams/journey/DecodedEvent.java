package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.core.session.SessionTransfer;
import io.funnelstreams.schemas.avro.Reject;

/** An input for a party. */
public sealed interface DecodedEvent {
  /** An event that the plan lets in. */
  record OfEvent(Event event) implements DecodedEvent {}

  /** What a merged party transfers. */
  record OfTransfer(SessionTransfer transfer) implements DecodedEvent {}

  /** A request to forget a party, as the topic of a family has it. */
  record OfForgetting(String party, Family family, Forgetting forgetting) implements DecodedEvent {}

  /** An input that was read and is not taken. */
  record OfReject(Reject reject) implements DecodedEvent {}

  /** An input that concerns no party any more. It passes through so that progress includes it. */
  record OfNothing() implements DecodedEvent {}
}
