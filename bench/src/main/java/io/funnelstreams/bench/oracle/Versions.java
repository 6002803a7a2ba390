package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Content;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Of all deliveries of one event the version that holds: the highest revision, of it the content
 * recorded last, of those the one with the greatest hash.
 */
final class Versions {
  private static final Comparator<Event> JOURNEY_ORDER =
      Comparator.comparing((Event event) -> event.header().occurredAt())
          .thenComparing(event -> event.header().key().source())
          .thenComparing(event -> event.header().key().eventId());

  private static final Comparator<Event> AGE =
      Comparator.comparing((Event event) -> event.header().revision())
          .thenComparing(event -> event.header().recordedAt())
          .thenComparing(Content::hash);

  private Versions() {}

  /** The events that hold, in the order of a journey; those taken back are left out. */
  static List<Event> holding(Collection<Event> deliveries) {
    var byKey = new TreeMap<EventKey, Event>();
    for (var delivery : deliveries) {
      byKey.merge(delivery.header().key(), delivery, Versions::newer);
    }
    var holding = new ArrayList<>(byKey.values());
    holding.removeIf(event -> event.header().deleted());
    holding.sort(JOURNEY_ORDER);
    return holding;
  }

  private static Event newer(Event one, Event other) {
    return AGE.compare(one, other) >= 0 ? one : other;
  }
}
