package io.funnelstreams.core.session;

import static io.funnelstreams.core.session.SessionRules.GAP_MS;

import io.funnelstreams.core.journey.SegmentPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session without one of its views, found by looking at the views within half an hour of it. A
 * session of a hundred thousand views would take a tenth of a second to make anew.
 *
 * @param view the view that is taken out
 * @param before the other views of the session before it, back to half an hour, in order
 * @param after those after it
 */
record SessionSplit(Session session, Session view, List<Session> before, List<Session> after) {

  /** Looks at the views near one; which lie in any order, and may have the view among them. */
  static SessionSplit of(Session session, Session view, List<Session> near) {
    var before = new ArrayList<Session>();
    var after = new ArrayList<Session>();
    for (var other : near) {
      int order = other.first().compareTo(view.first());
      if (order != 0) {
        (order < 0 ? before : after).add(other);
      }
    }
    before.sort(SessionRules.BY_FIRST);
    after.sort(SessionRules.BY_FIRST);
    return new SessionSplit(session, view, before, after);
  }

  /** The session that is left; empty where that cannot be said from the views near it. */
  Optional<Session> left(List<SegmentPolicy> policies) {
    boolean first = session.first().equals(view.first());
    if (first ? after.isEmpty() : before.isEmpty() || parts()) {
      return Optional.empty();
    }
    var from = first ? after.get(0) : session;
    var values = new ArrayList<Optional<ObservedValue>>();
    for (int i = 0; i < policies.size(); i++) {
      var value = observedValue(policies.get(i), i, from);
      if (value.isEmpty() && session.observed().get(i).isPresent() && isLost(policies.get(i), i)) {
        return Optional.empty();
      }
      values.add(value);
    }
    return Optional.of(
        new Session(from.first(), endMs(), session.views() - 1, from.referrerClass(), values));
  }

  /** Whether the view held two parts of the session together. */
  private boolean parts() {
    return !after.isEmpty()
        && after.get(0).startMs() - before.get(before.size() - 1).startMs() > GAP_MS;
  }

  private long endMs() {
    if (view.startMs() < session.endMs()) {
      return session.endMs();
    }
    var last = after.isEmpty() ? before : after;
    return last.get(last.size() - 1).startMs();
  }

  private Optional<ObservedValue> observedValue(SegmentPolicy policy, int dimension, Session from) {
    return switch (policy) {
      case AT_EVENT -> from.observed().get(dimension);
      case FIRST -> isLost(policy, dimension) ? next(after, dimension) : kept(dimension);
      case CURRENT -> isLost(policy, dimension) ? last(before, dimension) : kept(dimension);
    };
  }

  private Optional<ObservedValue> kept(int dimension) {
    return session.observed().get(dimension);
  }

  /** Whether the view carried the value that counts, so that another view must supply it. */
  private boolean isLost(SegmentPolicy policy, int dimension) {
    return policy != SegmentPolicy.AT_EVENT
        && kept(dimension).filter(observed -> observed.place().equals(view.first())).isPresent();
  }

  private static Optional<ObservedValue> next(List<Session> views, int dimension) {
    return views.stream().flatMap(each -> each.observed().get(dimension).stream()).findFirst();
  }

  private static Optional<ObservedValue> last(List<Session> views, int dimension) {
    return views.stream()
        .flatMap(each -> each.observed().get(dimension).stream())
        .reduce((one, later) -> later);
  }
}
