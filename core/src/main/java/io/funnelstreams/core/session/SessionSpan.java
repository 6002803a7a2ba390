package io.funnelstreams.core.session;

import java.util.List;

/** The time from the begin of the first of some sessions to the end of the last. */
record SessionSpan(long fromMs, long toMs) {
  static SessionSpan of(List<Session> sessions) {
    return new SessionSpan(Long.MAX_VALUE, Long.MIN_VALUE).around(sessions);
  }

  /** This span made wide enough for more sessions. */
  SessionSpan around(List<Session> sessions) {
    long from = fromMs;
    long to = toMs;
    for (var session : sessions) {
      from = Math.min(from, session.startMs());
      to = Math.max(to, session.endMs());
    }
    return new SessionSpan(from, to);
  }
}
