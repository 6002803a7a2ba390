package io.funnelstreams.core.session;

import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.WebEvent;
import java.util.Comparator;

/**
 * The place of a page view among the views of merged visitors.
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

  /** Whether a lead event of a time precedes this view: at one instant it does, by its rank. */
  boolean follows(long leadMs) {
    return leadMs <= atMs;
  }
}
