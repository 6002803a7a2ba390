package io.funnelstreams.core.event;

import java.util.Comparator;
import java.util.Optional;

/** One thing that happened to one party. */
public sealed interface Event permits LeadEvent, CallEvent, DealEvent, ContractEvent {
  /** The order of a journey: business time, then source, then id. It is total within a journey. */
  Comparator<Event> JOURNEY_ORDER =
      Comparator.comparing((Event event) -> event.header().occurredAt())
          .thenComparing(event -> event.header().key());

  Header header();

  Family family();

  /** The deal, contract or call the event is about; empty where it is about the party itself. */
  Optional<String> entityId();
}
