package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.WebEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The sessions of one party.
 *
 * @param views its page views, in order
 */
record OracleSessionFacts(List<WebEvent> views) {
  private static final Duration LONGEST_GAP = Duration.ofMinutes(30);

  void writeTo(FactSheet sheet) {
    sessions().forEach(session -> write(session, sheet));
  }

  private List<List<WebEvent>> sessions() {
    var sessions = new ArrayList<List<WebEvent>>();
    var before = Instant.MIN;
    for (var view : views) {
      var at = view.header().occurredAt();
      if (sessions.isEmpty() || Duration.between(before, at).compareTo(LONGEST_GAP) > 0) {
        sessions.add(new ArrayList<>());
      }
      sessions.get(sessions.size() - 1).add(view);
      before = at;
    }
    return sessions;
  }

  private static void write(List<WebEvent> session, FactSheet sheet) {
    var first = session.get(0);
    var last = session.get(session.size() - 1);
    var time = Duration.between(first.header().occurredAt(), last.header().occurredAt());
    var segment = sheet.segmentOf(first, session);
    sheet.addIn(segment, OracleMeasure.SESSIONS, first, 1);
    sheet.addIn(segment, OracleMeasure.VISITORS, first, 1);
    sheet.addIn(segment, OracleMeasure.VIEWS, first, session.size());
    sheet.addIn(segment, OracleMeasure.SECONDS_ON_SITE, first, time.toSeconds());
    if (session.size() == 1) {
      sheet.addIn(segment, OracleMeasure.BOUNCES, first, 1);
    }
    switch (first.referrerClass()) {
      case REFERRAL -> sheet.addIn(segment, OracleMeasure.REFERRAL_SESSIONS, first, 1);
      case SOCIAL -> sheet.addIn(segment, OracleMeasure.SOCIAL_SESSIONS, first, 1);
      case DIRECT, SEARCH, PAID, EMAIL -> {}
    }
  }
}
