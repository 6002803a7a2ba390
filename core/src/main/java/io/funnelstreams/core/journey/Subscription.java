package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.SubscriptionEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A subscription by its events.
 *
 * @param steps all of them, in journey order, at least one
 * @param standing those that no later one took back, in journey order
 * @param inEffect those again, in the order in which they take effect
 */
record Subscription(
    List<Step<SubscriptionEvent>> steps,
    List<Step<SubscriptionEvent>> standing,
    List<Step<SubscriptionEvent>> inEffect) {

  /** What says that the subscription goes on, or ends on another day, than was said before. */
  private static final Set<SubscriptionEvent.Type> TAKES_BACK =
      EnumSet.of(
          SubscriptionEvent.Type.STARTED,
          SubscriptionEvent.Type.RESUMED,
          SubscriptionEvent.Type.CANCELLED);

  private static final Comparator<Step<SubscriptionEvent>> BY_EFFECT =
      Comparator.comparing((Step<SubscriptionEvent> step) -> step.event().takesEffectAt())
          .thenComparingInt(Step::position);

  static Subscription of(List<Step<SubscriptionEvent>> steps) {
    var standing = steps.stream().filter(step -> !isTakenBack(step, steps)).toList();
    return new Subscription(steps, standing, standing.stream().sorted(BY_EFFECT).toList());
  }

  /**
   * A cancellation is taken back by what contradicts it before it takes effect. What was told at
   * one instant is told together, and does not contradict itself.
   */
  private static boolean isTakenBack(
      Step<SubscriptionEvent> step, List<Step<SubscriptionEvent>> steps) {
    if (step.event().type() != SubscriptionEvent.Type.CANCELLED) {
      return false;
    }
    var asked = step.event().header().occurredAt();
    var end = step.event().takesEffectAt();
    return steps.stream()
        .map(Step::event)
        .filter(event -> TAKES_BACK.contains(event.type()))
        .map(event -> event.header().occurredAt())
        .anyMatch(occurred -> occurred.isAfter(asked) && occurred.isBefore(end));
  }

  /** Where it stood just before an instant. */
  SubscriptionStatus statusBefore(Instant instant) {
    var status = SubscriptionStatus.NOT_BEGUN;
    for (var step : inEffect) {
      if (!step.event().takesEffectAt().isBefore(instant)) {
        break;
      }
      status = status.after(step.event().type());
    }
    return status;
  }
}
