package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.SocialEvent;
import java.util.List;

/**
 * How the followers of one social network grow. A snapshot says more than the gains and losses
 * since the one before it, so between two snapshots only they count.
 */
final class FollowerFacts {
  private final List<Step<SocialEvent>> steps;
  private final FactList facts;

  private FollowerFacts(List<Step<SocialEvent>> steps, FactList facts) {
    this.steps = steps;
    this.facts = facts;
  }

  /** Adds the facts of a network, given all that is told of its followers in journey order. */
  static void add(List<Step<SocialEvent>> steps, FactList facts) {
    new FollowerFacts(steps, facts).followers();
  }

  private void followers() {
    var snapshots = steps.stream().filter(FollowerFacts::isSnapshot).toList();
    for (int i = 1; i < snapshots.size(); i++) {
      long before = snapshots.get(i - 1).event().count();
      count(Measure.FOLLOWER_GROWTH, snapshots.get(i), snapshots.get(i).event().count() - before);
    }
    for (var step : steps) {
      if (!isWithin(snapshots, step)) {
        changes(step);
      }
    }
  }

  private void changes(Step<SocialEvent> step) {
    switch (step.event().type()) {
      case FOLLOWER_GAINED -> count(Measure.FOLLOWER_GROWTH, step, step.event().count());
      case FOLLOWER_LOST -> count(Measure.FOLLOWER_GROWTH, step, -step.event().count());
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

  private void count(Measure measure, Step<SocialEvent> step, long amount) {
    facts.entity(measure, step, List.of(step), amount);
  }
}
