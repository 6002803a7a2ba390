package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.session.Handover;
import io.funnelstreams.schemas.avro.Reject;

/** What comes to a party. */
public sealed interface Arrival {
  /** An event that the plan lets in. */
  record OfEvent(Event event) implements Arrival {}

  /** What a merged party hands over. */
  record OfHandover(Handover handover) implements Arrival {}

  /** An input that was read and is not taken. */
  record OfReject(Reject reject) implements Arrival {}

  /** An input that concerns nobody any more. It passes through so that progress knows of it. */
  record OfNothing() implements Arrival {}
}
