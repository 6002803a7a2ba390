package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.SocialEvent;
import java.util.List;

/**
 * How the followers of one social network grow. A snapshot says more than the gains and losses
 * since the one before it, so between two snapshots only they count.
 */
final class FollowerFacts {
  private final FactCollector facts;

  FollowerFacts(FactCollector facts) {
    this.facts = facts;
  }

  /** Adds the facts of the network, given all events about its followers in journey order. */
  void add(List<OrderedEvent<SocialEvent>> steps) {
    var snapshots = steps.stream().filter(FollowerFacts::isSnapshot).toList();
    for (int i = 1; i < snapshots.size(); i++) {
      var snapshot = snapshots.get(i);
      count(snapshot, snapshot.event().count() - snapshots.get(i - 1).event().count());
    }
    for (var step : steps) {
      if (!isWithin(snapshots, step)) {
        change(step);
      }
    }
  }

  private void change(OrderedEvent<SocialEvent> step) {
    switch (step.event().type()) {
      case FOLLOWER_GAINED -> count(step, step.event().count());
      case FOLLOWER_LOST -> count(step, -step.event().count());
      case FOLLOWER_TOTAL, COMMENT, SHARE, OPT_IN -> {}
    }
  }

  private static boolean isWithin(
      List<OrderedEvent<SocialEvent>> snapshots, OrderedEvent<SocialEvent> step) {
    return !snapshots.isEmpty()
        && step.position() > snapshots.get(0).position()
        && step.position() < snapshots.get(snapshots.size() - 1).position();
  }

  private static boolean isSnapshot(OrderedEvent<SocialEvent> step) {
    return step.event().type() == SocialEvent.Type.FOLLOWER_TOTAL;
  }

  private void count(OrderedEvent<SocialEvent> step, long amount) {
    facts.entity(Measure.FOLLOWER_GROWTH, step, List.of(step), amount);
  }
}
