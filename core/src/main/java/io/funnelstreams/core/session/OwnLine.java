package io.funnelstreams.core.session;

import static io.funnelstreams.core.session.SessionRules.GAP_MS;
import static io.funnelstreams.core.session.SessionStore.OWN;

import io.funnelstreams.core.event.WebEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sessions of a visitor's own views. */
final class OwnLine {
  private final SessionStore store;
  private final SessionRules rules;

  OwnLine(SessionStore store, SessionRules rules) {
    this.store = store;
    this.rules = rules;
  }

  /**
   * What a view changes which the store holds already.
   *
   * @param before the version that stood, if one did
   * @param after the version that stands, if one does
   */
  LineChange change(Optional<WebEvent> before, Optional<WebEvent> after) {
    var was = before.map(rules::of);
    var is = after.map(rules::of);
    if (was.equals(is)) {
      return new LineChange(OWN, List.of(), List.of());
    }
    return was.isEmpty() ? with(is.orElseThrow()) : without(was.get());
  }

  private LineChange with(Session view) {
    var near = store.sessions(visitor(view), OWN, view.startMs() - GAP_MS, view.endMs() + GAP_MS);
    var parts = new ArrayList<>(near);
    parts.add(view);
    return new LineChange(OWN, near, rules.joined(parts));
  }

  /** A view that was in its session is none any more, or another: the session is made anew. */
  private LineChange without(Session view) {
    var session = store.sessions(visitor(view), OWN, view.startMs(), view.endMs());
    var was = session.get(0);
    var views =
        store.views(visitor(view), was.startMs(), was.endMs()).stream()
            .filter(each -> !each.header().deleted())
            .map(rules::of)
            .toList();
    return new LineChange(OWN, session, rules.joined(views));
  }

  private static String visitor(Session view) {
    return view.first().visitor();
  }
}
