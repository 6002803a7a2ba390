package io.funnelstreams.core.marketing;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.SocialEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps marketing's events: one version of each, found by its key within party and family, and
 * valid events about followers also by page and time. Instants are in milliseconds since 1970.
 */
public interface MarketingStore {
  /** The version of an event that holds, which may be one that takes it back. */
  Optional<Event> version(String party, Family family, EventKey key);

  /** Keeps a version in place of the one that was known. */
  void replace(Optional<Event> known, Event version);

  /** The last instant before another at which all of a page's followers were counted. */
  OptionalLong lastTotalBefore(Page page, long atMs);

  /** The first instant after another at which all of a page's followers were counted. */
  OptionalLong firstTotalAfter(Page page, long atMs);

  /** All counts of a page's followers in a span, in any order; both ends belong. */
  List<SocialEvent> totals(Page page, long fromMs, long toMs);

  /** The followers that a page gained and lost in a span, in any order; both ends are included. */
  List<SocialEvent> gainsAndLosses(Page page, long fromMs, long toMs);

  /** Every version of a party's events. */
  List<Event> versions(String party);

  /** Removes all of a party. */
  void forget(String party);
}
