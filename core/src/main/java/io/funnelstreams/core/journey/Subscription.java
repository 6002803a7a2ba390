package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.EventRank;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A subscription by its events.
 *
 * @param steps all of them, in journey order, at least one
 * @param standing the events that no later one took back, in journey order
 * @param inEffect the same events, in the order in which they take effect
 */
record Subscription(
    List<OrderedEvent<SubscriptionEvent>> steps,
    List<OrderedEvent<SubscriptionEvent>> standing,
    List<OrderedEvent<SubscriptionEvent>> inEffect) {

  /**
   * The events that say that the subscription goes on, or ends on another day than was said before.
   */
  private static final Set<SubscriptionEvent.Type> TAKES_BACK =
      EnumSet.of(
          SubscriptionEvent.Type.STARTED,
          SubscriptionEvent.Type.RESUMED,
          SubscriptionEvent.Type.CANCELLED);

  /** Of one kind the one that was said last. */
  private static final Comparator<OrderedEvent<SubscriptionEvent>> BY_EFFECT =
      Comparator.comparing((OrderedEvent<SubscriptionEvent> step) -> step.event().takesEffectAt())
          .thenComparingInt(step -> EventRank.phaseOf(step.event()))
          .thenComparingInt(OrderedEvent::position);

  /** The subscription that events make, given in journey order. */
  static Subscription of(List<OrderedEvent<SubscriptionEvent>> steps, BusinessCalendar calendar) {
    var times = new Times(calendar);
    var standing = steps.stream().filter(step -> !times.isTakenBack(step, steps)).toList();
    return new Subscription(steps, standing, times.inEffect(standing));
  }

  /** The order of times: a day without a time is neither before nor after its own hours. */
  private record Times(BusinessCalendar calendar) {

    /**
     * A cancellation is taken back by what contradicts it before it takes effect. Events of one
     * instant belong together and do not contradict each other.
     */
    boolean isTakenBack(
        OrderedEvent<SubscriptionEvent> step, List<OrderedEvent<SubscriptionEvent>> steps) {
      if (step.event().type() != SubscriptionEvent.Type.CANCELLED) {
        return false;
      }
      var asked = Time.ofOccurrence(step.event().header());
      var end = Time.ofEffect(step.event());
      return steps.stream()
          .map(OrderedEvent::event)
          .filter(event -> TAKES_BACK.contains(event.type()))
          .map(event -> Time.ofOccurrence(event.header()))
          .anyMatch(occurred -> isBefore(asked, occurred) && isBefore(occurred, end));
    }

    List<OrderedEvent<SubscriptionEvent>> inEffect(List<OrderedEvent<SubscriptionEvent>> standing) {
      var sorted = standing.stream().sorted(BY_EFFECT).toList();
      var order =
          new DayOrder<OrderedEvent<SubscriptionEvent>>(
              calendar,
              step -> step.event().takesEffectAt(),
              OrderedEvent::event,
              step -> step.event().takesEffectAllDay());
      return restarted(order.arrange(sorted));
    }

    /**
     * A running subscription that starts at the instant of its end begins anew: there the end comes
     * first.
     */
    private List<OrderedEvent<SubscriptionEvent>> restarted(
        List<OrderedEvent<SubscriptionEvent>> sorted) {
      var steps = new ArrayList<>(sorted);
      var status = SubscriptionStatus.NOT_BEGUN;
      for (int i = 0; i < steps.size(); i++) {
        if (steps.get(i).event().type() == SubscriptionEvent.Type.STARTED && status.isStarted()) {
          Collections.rotate(steps.subList(i, endWith(steps, i) + 1), 1);
        }
        status = status.after(steps.get(i).event().type());
      }
      return steps;
    }

    /** The place of the end at the instant of a start; that of the start where there is none. */
    private int endWith(List<OrderedEvent<SubscriptionEvent>> steps, int start) {
      var time = Time.ofEffect(steps.get(start).event());
      for (int i = start + 1; i < steps.size(); i++) {
        var event = steps.get(i).event();
        if (isBefore(time, Time.ofEffect(event))) {
          break;
        }
        if (event.type() == SubscriptionEvent.Type.CANCELLED) {
          return i;
        }
      }
      return start;
    }

    private boolean isBefore(Time one, Time other) {
      return (one.allDay || other.allDay)
          ? calendar.dayOf(one.at).isBefore(calendar.dayOf(other.at))
          : one.at.isBefore(other.at);
    }
  }

  /** An instant, or a day by its start. */
  private record Time(Instant at, boolean allDay) {
    static Time ofOccurrence(Header header) {
      return new Time(header.occurredAt(), header.allDay());
    }

    static Time ofEffect(SubscriptionEvent event) {
      return new Time(event.takesEffectAt(), event.takesEffectAllDay());
    }
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
