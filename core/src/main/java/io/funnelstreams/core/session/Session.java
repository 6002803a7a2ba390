package io.funnelstreams.core.session;

import io.funnelstreams.core.event.WebEvent.ReferrerClass;
import java.util.List;
import java.util.Optional;

/**
 * The views of a session, summed up. It is as large for a hundred thousand views as for one.
 *
 * @param first the place of its first view
 * @param endMs when its last page was viewed
 * @param referrerClass where its first view came from
 * @param observed for each dimension the value that counts by the dimension's policy: that of the
 *     first view, or the first or last that any of its views carried
 */
public record Session(
    ViewPlace first,
    long endMs,
    long views,
    ReferrerClass referrerClass,
    List<Optional<ObservedValue>> observed) {
  public Session {
    observed = List.copyOf(observed);
  }

  public long startMs() {
    return first.atMs();
  }

  /** Whether any instant of the session lies in a span; both ends belong to it. */
  boolean touches(long fromMs, long toMs) {
    return startMs() <= toMs && endMs >= fromMs;
  }
}
