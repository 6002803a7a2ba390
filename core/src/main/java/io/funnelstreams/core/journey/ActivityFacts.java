package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import java.util.List;
import java.util.function.BiConsumer;

/** The facts of activities: what salespeople do with a party, whatever becomes of it. */
final class ActivityFacts {
  private ActivityFacts() {}

  /**
   * What activities are counted with.
   *
   * @param facts where their facts go
   */
  private record Scope(Itinerary itinerary, Touched touched, FactList facts) {}

  /** Adds the facts of every touched activity. */
  static void add(Itinerary itinerary, Touched touched, FactList facts) {
    var scope = new Scope(itinerary, touched, facts);
    itinerary.activities().forEach((family, steps) -> counting(family).accept(steps, scope));
  }

  private static BiConsumer<List<Step<Event>>, Scope> counting(Family family) {
    return switch (family) {
      case CALL -> ActivityFacts::calls;
      // Page views are counted as sessions, the other families by what they are about.
      case LEAD, DEAL, CONTRACT, SUBSCRIPTION, PAYMENT, SPEND, WEB, SOCIAL, PUBLICATION ->
          (steps, scope) -> {};
    };
  }

  private static void calls(List<Step<Event>> steps, Scope scope) {
    for (var step : steps) {
      if (scope.touched().has(step.event())) {
        call(new Step<>(step.position(), (CallEvent) step.event()), scope.facts());
      }
    }
  }

  /** Adds the facts of a call, which rest on nothing but itself and the party's segment. */
  static void call(Step<CallEvent> step, FactList facts) {
    var call = step.event();
    count(measureOf(call.purpose()), step, 1, facts);
    if (call.outcome().isPresent()) {
      count(Measure.CALLS_WITH_OUTCOME, step, 1, facts);
    }
    if (call.outcome().filter(CallEvent.Outcome.CONNECTED::equals).isPresent()) {
      count(Measure.CONNECTED_CALLS, step, 1, facts);
      count(Measure.TALK_SECONDS, step, call.seconds(), facts);
    }
  }

  private static void count(Measure measure, Step<?> step, long amount, FactList facts) {
    facts.entity(measure, step, List.of(step), amount);
  }

  private static Measure measureOf(CallEvent.Purpose purpose) {
    return switch (purpose) {
      case PROSPECTING -> Measure.PROSPECTING_CALLS;
      case FOLLOW_UP -> Measure.FOLLOW_UP_CALLS;
      case CLOSING -> Measure.CLOSING_CALLS;
    };
  }
}
