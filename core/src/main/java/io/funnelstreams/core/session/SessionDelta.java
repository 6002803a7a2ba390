package io.funnelstreams.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The changes of a line of sessions.
 *
 * @param path the path that the line came along
 * @param gone sessions that no longer exist, or that changed
 * @param now the sessions that replace them
 */
record SessionDelta(List<String> path, List<Session> gone, List<Session> now) {
  boolean isEmpty() {
    return gone.equals(now);
  }

  /** The instants at which a session began and none begins any more. */
  LongStream ended() {
    return gone.stream().mapToLong(Session::startMs).filter(startMs -> !begins(startMs));
  }

  /** The sessions that were not there before as they are. */
  List<Session> changed() {
    var changed = new ArrayList<>(now);
    changed.removeAll(gone);
    return changed;
  }

  /** Whether one of the sessions that are there now begins at an instant. */
  boolean begins(long startMs) {
    return now.stream().anyMatch(session -> session.startMs() == startMs);
  }

  List<Session> all() {
    var all = new ArrayList<>(gone);
    all.addAll(now);
    return all;
  }
}
