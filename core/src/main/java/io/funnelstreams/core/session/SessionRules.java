package io.funnelstreams.core.session;

import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.SegmentPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which views form a session. A view is a session of its own until it is joined with those
 * near it; joining is associative and commutative, so sessions do not depend on the order of
 * joining.
 */
final class SessionRules {
  /** The longest time between two views of a session, itself included. */
  static final long GAP_MS = Duration.ofMinutes(30).toMillis();

  /** The order of the first views. */
  static final Comparator<Session> BY_FIRST = Comparator.comparing(Session::first);

  private static final Comparator<ObservedValue> BY_PLACE =
      Comparator.comparing(ObservedValue::place);

  private final List<String> dimensions;
  private final List<SegmentPolicy> policies;

  SessionRules(FactRules rules) {
    dimensions = rules.dimensions();
    policies = dimensions.stream().map(rules.rules()::policyOf).toList();
  }

  Session of(WebEvent view) {
    var place = ViewPlace.of(view);
    var values = new ArrayList<Optional<ObservedValue>>(dimensions.size());
    for (var dimension : dimensions) {
      values.add(view.observed(dimension).map(value -> new ObservedValue(value, place)));
    }
    return new Session(place, place.atMs(), 1, view.referrerClass(), values);
  }

  /**
   * A session without one of its views; empty where the views near that one do not determine it.
   *
   * @param near the views of the session within half an hour of it
   */
  Optional<Session> without(Session session, Session view, List<Session> near) {
    return SessionSplit.of(session, view, near).left(policies);
  }

  /** Joins sessions that may lie near each other; the result is in the order of time. */
  List<Session> joined(Collection<Session> parts) {
    var sorted = new ArrayList<>(parts);
    sorted.sort(Comparator.comparingLong(Session::startMs));
    var joined = new ArrayList<Session>();
    for (var part : sorted) {
      int last = joined.size() - 1;
      if (last >= 0 && part.startMs() - joined.get(last).endMs() <= GAP_MS) {
        joined.set(last, join(joined.get(last), part));
      } else {
        joined.add(part);
      }
    }
    return joined;
  }

  private Session join(Session one, Session other) {
    boolean inOrder = one.first().compareTo(other.first()) < 0;
    var earlier = inOrder ? one : other;
    var later = inOrder ? other : one;
    return new Session(
        earlier.first(),
        Math.max(one.endMs(), other.endMs()),
        one.views() + other.views(),
        earlier.referrerClass(),
        observedValues(earlier, later));
  }

  private List<Optional<ObservedValue>> observedValues(Session earlier, Session later) {
    var values = new ArrayList<Optional<ObservedValue>>(policies.size());
    for (int i = 0; i < policies.size(); i++) {
      var one = earlier.observed().get(i);
      var other = later.observed().get(i);
      values.add(
          switch (policies.get(i)) {
            case AT_EVENT -> one;
            case FIRST -> both(one, other).min(BY_PLACE);
            case CURRENT -> both(one, other).max(BY_PLACE);
          });
    }
    return values;
  }

  private static Stream<ObservedValue> both(
      Optional<ObservedValue> one, Optional<ObservedValue> other) {
    return Stream.concat(one.stream(), other.stream());
  }
}
