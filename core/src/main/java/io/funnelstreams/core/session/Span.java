package io.funnelstreams.core.session;

import java.util.List;

/** The time from the begin of the first of some sessions to the end of the last. */
record Span(long fromMs, long toMs) {
  static Span of(List<Session> sessions) {
    return new Span(Long.MAX_VALUE, Long.MIN_VALUE).around(sessions);
  }

  /** This span made wide enough for more sessions. */
  Span around(List<Session> sessions) {
    long from = fromMs;
    long to = toMs;
    for (var session : sessions) {
      from = Math.min(from, session.startMs());
      to = Math.max(to, session.endMs());
    }
    return new Span(from, to);
  }
}
