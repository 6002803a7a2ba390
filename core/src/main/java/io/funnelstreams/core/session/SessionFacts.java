package io.funnelstreams.core.session;

import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.event.WebEvent.ReferrerClass;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.session.VisitDays.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The facts of sessions: on the day of the first view, in the segment of the session laid over that
 * of its party.
 */
final class SessionFacts {
  private static final int MS_PER_SECOND = 1000;

  private final FactRules rules;

  SessionFacts(FactRules rules) {
    this.rules = rules;
  }

  /** A valid view, and so a day that has data. */
  Fact known(WebEvent view, int amount) {
    int day = (int) rules.rules().dayOf(view).toEpochDay();
    return new Fact(Measure.REPORTED_PAGE_VIEWS, 0, day, Fact.WHOLE_COMPANY, List.of(), amount);
  }

  List<Fact> of(List<Session> sessions, LeadEvents party) {
    var facts = new ArrayList<Fact>(sessions.size() * 4);
    sessions.forEach(session -> add(session, visit(session, party), facts));
    return facts;
  }

  /** The day and the segment that a session counts in. */
  Visit visit(Session session, LeadEvents party) {
    var day = rules.rules().calendar().dayOf(Instant.ofEpochMilli(session.startMs()));
    var segment = new ArrayList<DimensionValue>(rules.dimensions().size());
    for (int i = 0; i < rules.dimensions().size(); i++) {
      var value = value(rules.dimensions().get(i), session.observed().get(i), session, party);
      segment.add(value.map(DimensionValue::of).orElse(DimensionValue.UNKNOWN));
    }
    return new Visit((int) day.toEpochDay(), segment);
  }

  private Optional<String> value(
      String dimension, Optional<ObservedValue> observedValue, Session session, LeadEvents party) {
    return switch (rules.rules().policyOf(dimension)) {
      case AT_EVENT ->
          observedValue
              .map(ObservedValue::value)
              .or(() -> party.before(dimension, session.first()));
      case CURRENT -> observedValue.map(ObservedValue::value).or(() -> party.last(dimension));
      case FIRST -> party.first(dimension, observedValue);
    };
  }

  private static void add(Session session, Visit visit, List<Fact> facts) {
    add(Measure.SESSIONS, visit, 1, facts);
    add(Measure.PAGE_VIEWS, visit, session.views(), facts);
    add(Measure.BOUNCES, visit, session.views() == 1 ? 1 : 0, facts);
    long seconds = (session.endMs() - session.startMs()) / MS_PER_SECOND;
    add(Measure.SESSION_SECONDS, visit, seconds, facts);
    add(Measure.REFERRAL_SESSIONS, visit, is(session, ReferrerClass.REFERRAL), facts);
    add(Measure.SOCIAL_SESSIONS, visit, is(session, ReferrerClass.SOCIAL), facts);
  }

  private static int is(Session session, ReferrerClass referrerClass) {
    return session.referrerClass() == referrerClass ? 1 : 0;
  }

  private static void add(Measure measure, Visit visit, long amount, List<Fact> facts) {
    if (amount != 0) {
      facts.add(
          new Fact(measure, 0, visit.epochDay(), Fact.EVERY_BREAKDOWN, visit.segment(), amount));
    }
  }
}
