package io.funnelstreams.streams.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.forget.Forgetting;
import io.funnelstreams.core.session.Handover;
import io.funnelstreams.schemas.avro.Reject;

/** What comes to a party. */
public sealed interface Arrival {
  /** An event that the plan lets in. */
  record OfEvent(Event event) implements Arrival {}

  /** What a merged party hands over. */
  record OfHandover(Handover handover) implements Arrival {}

  /** That a party is to be forgotten, as the topic of a family tells. */
  record OfForgetting(String party, Family family, Forgetting forgetting) implements Arrival {}

  /** An input that was read and is not taken. */
  record OfReject(Reject reject) implements Arrival {}

  /** An input that concerns nobody any more. It passes through so that progress knows of it. */
  record OfNothing() implements Arrival {}
}
