package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.LeadEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Of all deliveries of one event the version that holds: the highest revision, of it the content
 * recorded last, of those the greatest in an order of contents that the caller names.
 */
final class Versions {
  private static final Comparator<Event> JOURNEY_ORDER =
      Comparator.comparing((Event event) -> event.header().occurredAt())
          .thenComparing(event -> event.header().key().source())
          .thenComparing(event -> event.header().key().eventId());

  private final Comparator<Event> newest;

  Versions(Comparator<Event> contentOrder) {
    newest =
        Comparator.comparing((Event event) -> event.header().revision())
            .thenComparing(event -> event.header().recordedAt())
            .thenComparing(Versions::content, contentOrder);
  }

  /** The events that hold, in the order of a journey; those taken back are left out. */
  List<Event> holding(Collection<Event> deliveries) {
    var byKey = new TreeMap<EventKey, Event>();
    for (var delivery : deliveries) {
      byKey.merge(delivery.header().key(), delivery, this::newer);
    }
    var holding = new ArrayList<>(byKey.values());
    holding.removeIf(event -> event.header().deleted());
    holding.sort(JOURNEY_ORDER);
    return holding;
  }

  private Event newer(Event one, Event other) {
    return newest.compare(one, other) >= 0 ? one : other;
  }

  /** The event without what is not content: when it was taken, and whether as history. */
  static Event content(Event event) {
    var old = event.header();
    var header =
        new Header(
            old.key(),
            old.revision(),
            old.deleted(),
            false,
            old.occurredAt(),
            Instant.EPOCH,
            old.partyId(),
            old.segment());
    return withHeader(event, header);
  }

  private static Event withHeader(Event event, Header header) {
    if (event instanceof LeadEvent lead) {
      return new LeadEvent(header, lead.type(), lead.mergedInto(), lead.reason());
    }
    if (event instanceof CallEvent call) {
      return new CallEvent(header, call.purpose(), call.outcome(), call.seconds());
    }
    if (event instanceof DealEvent deal) {
      return new DealEvent(header, deal.dealId(), deal.type(), deal.stage(), deal.amount());
    }
    var contract = (ContractEvent) event;
    return new ContractEvent(header, contract.contractId(), contract.type(), contract.value());
  }
}
