package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.SocialEvent;
import java.util.List;

/**
 * How the followers of one social network grow. A snapshot says more than the gains and losses
 * since the one before it, so between two snapshots only they count. Of the many that a network
 * comes to have only those facts are made that a change can have touched.
 */
final class FollowerFacts {
  private final DimensionValue network;
  private final Touched touched;
  private final FactList facts;

  FollowerFacts(DimensionValue network, Touched touched, FactList facts) {
    this.network = network;
    this.touched = touched;
    this.facts = facts;
  }

  /** Adds the facts of the network, given all that is told of its followers in journey order. */
  void add(List<Step<SocialEvent>> steps) {
    var snapshots = steps.stream().filter(FollowerFacts::isSnapshot).toList();
    for (int i = 1; i < snapshots.size(); i++) {
      between(snapshots.get(i - 1), snapshots.get(i));
    }
    boolean anySnapshot = touched.snapshots(network);
    for (var step : steps) {
      if ((anySnapshot || touched.has(step.event())) && !isWithin(snapshots, step)) {
        change(step);
      }
    }
  }

  private void between(Step<SocialEvent> before, Step<SocialEvent> snapshot) {
    if (touched.snapshots(network, before.event(), snapshot.event())) {
      count(snapshot, snapshot.event().count() - before.event().count());
    }
  }

  private void change(Step<SocialEvent> step) {
    switch (step.event().type()) {
      case FOLLOWER_GAINED -> count(step, step.event().count());
      case FOLLOWER_LOST -> count(step, -step.event().count());
      case FOLLOWER_TOTAL, COMMENT, SHARE, OPT_IN -> {}
    }
  }

  private static boolean isWithin(List<Step<SocialEvent>> snapshots, Step<SocialEvent> step) {
    return !snapshots.isEmpty()
        && step.position() > snapshots.get(0).position()
        && step.position() < snapshots.get(snapshots.size() - 1).position();
  }

  private static boolean isSnapshot(Step<SocialEvent> step) {
    return step.event().type() == SocialEvent.Type.FOLLOWER_TOTAL;
  }

  private void count(Step<SocialEvent> step, long amount) {
    facts.entity(Measure.FOLLOWER_GROWTH, step, List.of(step), amount);
  }
}
