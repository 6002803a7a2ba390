package io.funnelstreams.core.event;

import java.util.Comparator;
import java.util.Optional;

/** One thing that happened to one party. */
public sealed interface Event
    permits LeadEvent,
        CallEvent,
        DealEvent,
        ContractEvent,
        SubscriptionEvent,
        PaymentEvent,
        SpendEvent,
        WebEvent,
        SocialEvent,
        PublicationEvent {
  /**
   * The order of a journey: business time, then rank, then source, then id. It is total within a
   * journey.
   */
  Comparator<Event> JOURNEY_ORDER =
      Comparator.comparing((Event event) -> event.header().occurredAt())
          .thenComparingInt(EventRank::of)
          .thenComparing(event -> event.header().key());

  Header header();

  Family family();

  /** The same thing with another header. */
  Event withHeader(Header other);

  /**
   * The deal, contract, subscription or document the event is about; the event's own id where it is
   * about nothing but itself, as a call; empty where it is about the party.
   */
  Optional<String> entityId();

  /**
   * The value that the event tells of a dimension: that of its segment, else that of the field
   * which the dimension is named after, as the channel of a spend.
   */
  default Optional<String> told(String dimension) {
    return Optional.ofNullable(header().segment().get(dimension));
  }
}
