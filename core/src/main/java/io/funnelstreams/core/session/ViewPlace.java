package io.funnelstreams.core.session;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.WebEvent;
import java.util.Comparator;

/**
 * What makes two deliveries the same page view, and its place among the views of merged visitors.
 *
 * @param atMs when the page was viewed, in milliseconds since 1970
 * @param visitor the party that the view was addressed to
 */
public record ViewPlace(long atMs, EventKey key, String visitor) implements Comparable<ViewPlace> {
  private static final Comparator<ViewPlace> ORDER =
      Comparator.comparingLong(ViewPlace::atMs)
          .thenComparing(ViewPlace::key)
          .thenComparing(ViewPlace::visitor);

  public static ViewPlace of(WebEvent view) {
    var header = view.header();
    return new ViewPlace(header.occurredAt().toEpochMilli(), header.key(), header.partyId());
  }

  @Override
  public int compareTo(ViewPlace other) {
    return ORDER.compare(this, other);
  }

  /** Whether an event that is no view comes before this view in the order of journeys. */
  boolean follows(Event event) {
    int byTime = Long.compare(event.header().occurredAt().toEpochMilli(), atMs);
    return byTime < 0 || (byTime == 0 && event.header().key().compareTo(key) <= 0);
  }
}
