package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Content;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.WebEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * Of all deliveries of one event the version that holds: the highest revision, of it the content
 * recorded last, of those the last one in its import, then the one with the greatest hash.
 */
final class Versions {
  private static final Comparator<Event> JOURNEY_ORDER =
      Comparator.comparing((Event event) -> event.header().occurredAt())
          .thenComparing(Rank::of)
          .thenComparing(event -> event.header().key().source())
          .thenComparing(event -> event.header().key().eventId())
          .thenComparing(event -> event instanceof WebEvent)
          .thenComparing(event -> event.header().partyId());

  private static final Comparator<Event> AGE =
      Comparator.comparing((Event event) -> event.header().revision())
          .thenComparing(event -> event.header().recordedAt())
          .thenComparing(event -> event.header().sequence())
          .thenComparing(Content::hash);

  private Versions() {}

  /** The events that hold, in the order of a journey; retracted events are left out. */
  static List<Event> holding(Collection<Event> deliveries) {
    var byIdentity = new HashMap<Identity, Event>();
    for (var delivery : deliveries) {
      byIdentity.merge(Identity.of(delivery), delivery, Versions::newer);
    }
    var holding = new ArrayList<>(byIdentity.values());
    holding.removeIf(event -> event.header().deleted());
    holding.sort(JOURNEY_ORDER);
    return holding;
  }

  private static Event newer(Event one, Event other) {
    return AGE.compare(one, other) >= 0 ? one : other;
  }

  /** The identity that makes two deliveries one event; a page view's includes its visitor. */
  private record Identity(EventKey key, String visitor) {
    static Identity of(Event event) {
      var header = event.header();
      return new Identity(header.key(), event instanceof WebEvent ? header.partyId() : "");
    }
  }
}
