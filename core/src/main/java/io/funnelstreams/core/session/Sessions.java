package io.funnelstreams.core.session;

import static io.funnelstreams.core.session.SessionRules.GAP_MS;
import static io.funnelstreams.core.session.SessionStore.OWN;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.Journey;
import io.funnelstreams.core.journey.Party;
import io.funnelstreams.core.session.VisitDays.Visit;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of parties. A view changes a session or two of its visitor's own line; the sessions
 * that count as a party's are those of its own line and of the visitors merged into it, joined
 * where they are within half an hour.
 */
final class Sessions {
  private final SessionStore store;
  private final SessionRules rules;
  private final VisitorSessions own;
  private final SessionFacts sessionFacts;
  private final VisitorFacts visitorFacts;
  private final BusinessCalendar calendar;

  Sessions(FactRules factRules, SessionStore store) {
    this.store = store;
    rules = new SessionRules(factRules);
    own = new VisitorSessions(store, rules);
    sessionFacts = new SessionFacts(factRules);
    visitorFacts = new VisitorFacts(factRules);
    calendar = factRules.rules().calendar();
  }

  /** The sessions that count as a party's, and the party's own lead events. */
  private record Counted(List<Session> sessions, LeadEvents party) {}

  private static final Counted NOT_COUNTED = new Counted(List.of(), new LeadEvents(List.of()));

  /** Whether a party has sessions. */
  boolean has(String party) {
    return !store.days(party).isEmpty();
  }

  /** Takes a view of a party. */
  void accept(Party party, WebEvent view, PartyUpdateBuilder changes) {
    var known = store.view(view.header().partyId(), view.header().key());
    var insertion = Journey.ofSorted(known.<List<Event>>map(List::of).orElse(List.of())).with(view);
    insertion.loser().ifPresent(changes::lost);
    if (insertion.changed()) {
      replace(party, known, (WebEvent) insertion.journey().versions().get(0), changes);
    }
  }

  private void replace(
      Party party, Optional<WebEvent> known, WebEvent kept, PartyUpdateBuilder changes) {
    var before = known.filter(Sessions::stands);
    var after = Optional.of(kept).filter(Sessions::stands);
    changes.add(FactRules.difference(known(before), known(after)));
    known.ifPresent(store::remove);
    if (known.filter(view -> isElsewhere(view, kept)).isPresent()) {
      apply(party, own.change(party, before, Optional.empty()), changes);
      before = Optional.empty();
    }
    store.put(kept);
    apply(party, own.change(party, before, after), changes);
  }

  private List<Fact> known(Optional<WebEvent> view) {
    return view.map(each -> List.of(sessionFacts.known(each, 1))).orElse(List.of());
  }

  /** A view that was moved in time leaves its session before it joins another. */
  private static boolean isElsewhere(WebEvent view, WebEvent kept) {
    return !view.header().occurredAt().equals(kept.header().occurredAt());
  }

  /** Takes a session of a visitor that was merged into a party. */
  void accept(Party party, SessionTransfer.OfSession transfer, PartyUpdateBuilder changes) {
    if (!transfer.path().contains(party.id())) {
      var path = transfer.path();
      var known =
          store.sessions(party.id(), path, transfer.startMs(), transfer.startMs()).stream()
              .filter(session -> session.startMs() == transfer.startMs())
              .toList();
      apply(party, new SessionDelta(path, known, transfer.session().stream().toList()), changes);
    }
  }

  /** Follows a party that has changed. */
  void follow(Party before, Party after, boolean isReportedItself, PartyUpdateBuilder changes) {
    var left = new HashSet<>(before.adopted().keySet());
    left.removeAll(after.adopted().keySet());
    boolean stays = before.survives() == after.survives();
    boolean rehomed = !before.mergedInto().equals(after.mergedInto());
    if (stays && !rehomed && left.isEmpty() && !(isReportedItself && after.survives())) {
      return;
    }
    if (stays && after.survives() && !has(after.id())) {
      return;
    }
    var was = counted(before);
    left.forEach(path -> forget(after.id(), path));
    count(after.id(), was, counted(after), changes);
    if (rehomed) {
      after.mergedInto().ifPresent(into -> give(after, into, changes));
    }
  }

  /**
   * Follows a party that was forgotten up to an instant. Its sessions are made anew of the views
   * that were recorded later.
   */
  void forget(Party before, Party after, Instant through, PartyUpdateBuilder changes) {
    var id = before.id();
    var views = store.views(id, Long.MIN_VALUE, Long.MAX_VALUE - 1);
    views.stream()
        .filter(Sessions::stands)
        .forEach(view -> changes.add(sessionFacts.known(view, -1)));
    count(id, counted(before), NOT_COUNTED, changes);
    store.forget(id);
    views.stream()
        .filter(view -> view.header().recordedAt().isAfter(through))
        .forEach(view -> accept(after, view, changes));
  }

  private void apply(Party party, SessionDelta change, PartyUpdateBuilder changes) {
    if (change.isEmpty()) {
      return;
    }
    change.ended().forEach(startMs -> store.remove(party.id(), change.path(), startMs));
    change.changed().forEach(session -> store.put(party.id(), change.path(), session));
    party.mergedInto().ifPresent(into -> handOn(party, into, change, changes));
    if (party.survives()) {
      var observed = leadEvents(party);
      var near = near(party, change);
      var before = new Counted(together(near, change.gone()), observed);
      count(party.id(), before, new Counted(together(near, change.now()), observed), changes);
    }
  }

  /** The sessions that can join with those that changed, directly or through others. */
  private List<Session> near(Party party, SessionDelta change) {
    if (party.adopted().isEmpty()) {
      return List.of();
    }
    var span = SessionSpan.of(change.all());
    while (true) {
      var near = within(party, change, span);
      var wider = span.around(near);
      if (wider.equals(span)) {
        return near;
      }
      span = wider;
    }
  }

  private List<Session> within(Party party, SessionDelta change, SessionSpan span) {
    var near = new ArrayList<Session>();
    for (var path : paths(party)) {
      for (var session :
          store.sessions(party.id(), path, span.fromMs() - GAP_MS, span.toMs() + GAP_MS)) {
        if (!path.equals(change.path()) || !change.begins(session.startMs())) {
          near.add(session);
        }
      }
    }
    return near;
  }

  private List<Session> together(List<Session> near, List<Session> changed) {
    var all = new ArrayList<>(near);
    all.addAll(changed);
    return rules.joined(all);
  }

  private Counted counted(Party party) {
    if (!party.survives()) {
      return NOT_COUNTED;
    }
    var all = new ArrayList<Session>();
    paths(party).forEach(path -> all.addAll(store.sessions(party.id(), path)));
    return new Counted(rules.joined(all), leadEvents(party));
  }

  private LeadEvents leadEvents(Party party) {
    return LeadEvents.of(party.journey(), calendar);
  }

  private void count(String party, Counted before, Counted after, PartyUpdateBuilder changes) {
    changes.add(
        FactRules.difference(
            sessionFacts.of(before.sessions(), before.party()),
            sessionFacts.of(after.sessions(), after.party())));
    var visits = new HashMap<Visit, Integer>();
    add(before, -1, visits);
    add(after, 1, visits);
    if (!visits.isEmpty()) {
      var days = store.days(party);
      var changed = days.with(visits);
      store.put(party, changed);
      changes.add(visitorFacts.difference(days, changed, visits.keySet()));
    }
  }

  private void add(Counted counted, int amount, Map<Visit, Integer> visits) {
    for (var session : counted.sessions()) {
      var visit = sessionFacts.visit(session, counted.party());
      visits.merge(visit, amount, (one, other) -> one + other == 0 ? null : one + other);
    }
  }

  private void forget(String party, List<String> path) {
    store.sessions(party, path).forEach(each -> store.remove(party, path, each.startMs()));
  }

  private void handOn(Party party, String into, SessionDelta change, PartyUpdateBuilder changes) {
    var path = along(change.path(), party);
    change
        .ended()
        .forEach(
            startMs ->
                changes.hand(new SessionTransfer.OfSession(into, path, startMs, Optional.empty())));
    change.changed().forEach(session -> changes.hand(transfer(into, path, session)));
  }

  private void give(Party party, String into, PartyUpdateBuilder changes) {
    for (var path : paths(party)) {
      store
          .sessions(party.id(), path)
          .forEach(session -> changes.hand(transfer(into, along(path, party), session)));
    }
  }

  private static SessionTransfer transfer(String into, List<String> path, Session session) {
    return new SessionTransfer.OfSession(into, path, session.startMs(), Optional.of(session));
  }

  private static List<String> along(List<String> path, Party party) {
    var along = new ArrayList<>(path);
    along.add(party.id());
    return along;
  }

  private static List<List<String>> paths(Party party) {
    var paths = new ArrayList<List<String>>();
    paths.add(OWN);
    paths.addAll(party.adopted().keySet());
    return paths;
  }

  private static boolean stands(WebEvent view) {
    return !view.header().deleted();
  }
}
