package io.funnelstreams.core.session;

import static io.funnelstreams.core.session.SessionRules.GAP_MS;
import static io.funnelstreams.core.session.SessionStore.OWN;

import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.journey.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sessions of a visitor's own views. */
final class VisitorSessions {
  private final SessionStore store;
  private final SessionRules rules;

  VisitorSessions(SessionStore store, SessionRules rules) {
    this.store = store;
    this.rules = rules;
  }

  /**
   * The changes of a view that the store holds already.
   *
   * @param party the visitor
   * @param before the version that was valid before, if one was
   * @param after the version that is valid now, if one is
   */
  SessionDelta change(Party party, Optional<WebEvent> before, Optional<WebEvent> after) {
    var was = before.map(rules::of);
    var is = after.map(rules::of);
    if (was.equals(is)) {
      return new SessionDelta(OWN, List.of(), List.of());
    }
    return was.isEmpty() ? with(party, is.orElseThrow()) : without(was.get(), is);
  }

  private SessionDelta with(Party party, Session view) {
    var near = near(party, view);
    var parts = new ArrayList<>(near);
    parts.add(view);
    return new SessionDelta(OWN, near, rules.joined(parts));
  }

  /**
   * Most views are the latest; sessions are half an hour apart, so only the newest can be near
   * then.
   */
  private List<Session> near(Party party, Session view) {
    var newest = store.newestOwn(party.id(), () -> hasNoSession(party));
    if (newest.filter(session -> session.startMs() > view.startMs()).isPresent()) {
      return store.sessions(party.id(), OWN, view.startMs() - GAP_MS, view.endMs() + GAP_MS);
    }
    return newest.filter(session -> session.endMs() >= view.startMs() - GAP_MS).stream().toList();
  }

  /** Every session of a party that was not merged away counts on a day. */
  private boolean hasNoSession(Party party) {
    return party.survives() && store.days(party.id()).isEmpty();
  }

  /** A view that was in its session is none any more, or says something else now. */
  private SessionDelta without(Session view, Optional<Session> instead) {
    var found = store.sessions(visitor(view), OWN, view.startMs(), view.endMs());
    var left = left(found.get(0), view);
    instead.ifPresent(left::add);
    return new SessionDelta(OWN, found, rules.joined(left));
  }

  private List<Session> left(Session session, Session view) {
    var left = new ArrayList<Session>();
    if (session.views() > 1) {
      var near = views(session, view.startMs() - GAP_MS, view.endMs() + GAP_MS);
      rules
          .without(session, view, near)
          .ifPresentOrElse(left::add, () -> left.addAll(allBut(view, session)));
    }
    return left;
  }

  private List<Session> allBut(Session view, Session session) {
    var all = views(session, session.startMs(), session.endMs());
    all.removeIf(each -> each.first().equals(view.first()));
    return all;
  }

  /** The valid views of a session in a span, each as a session of its own. */
  private List<Session> views(Session session, long fromMs, long toMs) {
    var views = new ArrayList<Session>();
    long from = Math.max(fromMs, session.startMs());
    for (var view : store.views(visitor(session), from, Math.min(toMs, session.endMs()))) {
      if (!view.header().deleted()) {
        views.add(rules.of(view));
      }
    }
    return views;
  }

  private static String visitor(Session view) {
    return view.first().visitor();
  }
}
