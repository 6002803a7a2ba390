package io.funnelstreams.core.session;

import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.WebEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Keeps views and sessions, each in a row of its own. A party has a line of sessions for each path
 * along which views reached it: its own, which is the empty path, and those of the visitors that
 * were merged into it. No two sessions of a line are within half an hour.
 */
public interface SessionStore {
  /** The path of the views that are addressed to the party itself. */
  List<String> OWN = List.of();

  /** The version of a view that holds, which may be one that takes it back. */
  Optional<WebEvent> view(String visitor, EventKey key);

  /** Keeps a view, of whose id there is none. */
  void put(WebEvent view);

  /** Removes a view as it was put. */
  void remove(WebEvent view);

  /** Every version that holds of a visitor's views in a span, in any order; both ends belong. */
  List<WebEvent> views(String visitor, long fromMs, long toMs);

  /** The sessions of a line that have an instant in a span, in any order; both ends belong. */
  List<Session> sessions(String party, List<String> path, long fromMs, long toMs);

  /**
   * The session of a party's own line that began last.
   *
   * @param isEmpty says, cheaper than a search, that the line has no session
   */
  Optional<Session> newestOwn(String party, BooleanSupplier isEmpty);

  /** Keeps a session in place of one that began at the same instant. */
  void put(String party, List<String> path, Session session);

  void remove(String party, List<String> path, long startMs);

  /** The days on which the sessions that count as a party's begin. */
  VisitDays days(String party);

  void put(String party, VisitDays days);

  /** Removes every view of a visitor, and all lines and days of the party of that name. */
  void forget(String party);

  /** Every session of a line. */
  default List<Session> sessions(String party, List<String> path) {
    return sessions(party, path, Long.MIN_VALUE, Long.MAX_VALUE);
  }
}
