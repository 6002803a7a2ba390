package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.SocialEvent;
import java.util.List;

/**
 * What happens on one social network. A snapshot of the followers says more than the gains and
 * losses since the one before it, so between two snapshots only they count.
 */
final class SocialFacts {
  private final List<Step<SocialEvent>> steps;
  private final FactList facts;

  private SocialFacts(List<Step<SocialEvent>> steps, FactList facts) {
    this.steps = steps;
    this.facts = facts;
  }

  /** Adds the facts of a network, given all its events in journey order. */
  static void add(List<Step<SocialEvent>> steps, FactList facts) {
    var network = new SocialFacts(steps, facts);
    network.reactions();
    network.followers();
  }

  private void reactions() {
    for (var step : steps) {
      switch (step.event().type()) {
        case COMMENT -> count(Measure.COMMENTS, step, step.event().count());
        case SHARE -> count(Measure.SHARES, step, step.event().count());
        case OPT_IN -> count(Measure.SOCIAL_OPT_INS, step, step.event().count());
        case FOLLOWER_GAINED, FOLLOWER_LOST, FOLLOWER_TOTAL -> {}
      }
    }
  }

  private void followers() {
    var snapshots = steps.stream().filter(SocialFacts::isSnapshot).toList();
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
