package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The facts of activities: what salespeople do with a party, whatever its result. */
final class ActivityFacts {
  private ActivityFacts() {}

  /**
   * The inputs that activities are counted with.
   *
   * @param facts receives their facts
   */
  private record Scope(EventsByEntity itinerary, AffectedEntities touched, FactCollector facts) {}

  /** Adds the facts of every touched activity. */
  static void add(EventsByEntity itinerary, AffectedEntities touched, FactCollector facts) {
    var scope = new Scope(itinerary, touched, facts);
    itinerary.activities().forEach((family, steps) -> counting(family).accept(steps, scope));
  }

  private static BiConsumer<List<OrderedEvent<Event>>, Scope> counting(Family family) {
    return switch (family) {
      case CALL -> ActivityFacts::calls;
      case MEETING -> ActivityFacts::meetings;
      // Page views are counted as sessions, the other families by their entity.
      case LEAD, DEAL, CONTRACT, SUBSCRIPTION, PAYMENT, SPEND, WEB, SOCIAL, PUBLICATION ->
          (steps, scope) -> {};
    };
  }

  private static void calls(List<OrderedEvent<Event>> steps, Scope scope) {
    for (var step : steps) {
      if (scope.touched().has(step.event())) {
        call(new OrderedEvent<>(step.position(), (CallEvent) step.event()), scope.facts());
      }
    }
  }

  /** Adds the facts of a call, which depend on itself and the party's segment alone. */
  static void call(OrderedEvent<CallEvent> step, FactCollector facts) {
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

  private static void count(
      Measure measure, OrderedEvent<?> step, long amount, FactCollector facts) {
    facts.entity(measure, step, List.of(step), amount);
  }

  private static Measure measureOf(CallEvent.Purpose purpose) {
    return switch (purpose) {
      case PROSPECTING -> Measure.PROSPECTING_CALLS;
      case FOLLOW_UP -> Measure.FOLLOW_UP_CALLS;
      case CLOSING -> Measure.CLOSING_CALLS;
    };
  }

  /**
   * A meeting, which counts on one day: that which its latest event with a start says, else the day
   * it was held or missed, else the day of its latest booking.
   *
   * @param steps all of its events, in journey order
   * @param outcome the step that ended it, where none rescheduled it after that
   */
  private record Meeting(
      int day, List<OrderedEvent<Event>> steps, Optional<OrderedEvent<Event>> outcome) {
    static Meeting of(List<OrderedEvent<Event>> steps, FactCollector facts) {
      Optional<OrderedEvent<Event>> outcome = Optional.empty();
      Optional<OrderedEvent<Event>> start = Optional.empty();
      var planned = steps.get(0);
      for (var step : steps) {
        start = step.event().effect().isPresent() ? Optional.of(step) : start;
        switch (typeOf(step)) {
          case BOOKED -> planned = step;
          case RESCHEDULED -> {
            planned = step;
            outcome = Optional.empty();
          }
          case HELD, NO_SHOW, CANCELLED -> outcome = Optional.of(step);
        }
      }
      var without =
          outcome.filter(step -> typeOf(step) != MeetingEvent.Type.CANCELLED).orElse(planned);
      int day = start.map(step -> facts.effectiveDay(step.event())).orElse(facts.day(without));
      return new Meeting(day, steps, outcome);
    }

    private static MeetingEvent.Type typeOf(OrderedEvent<Event> step) {
      return ((MeetingEvent) step.event()).type();
    }

    /** The step that says how it ended, where it ended so. */
    Optional<OrderedEvent<Event>> ended(MeetingEvent.Type type) {
      return outcome.filter(step -> typeOf(step) == type);
    }

    boolean isHeld() {
      return ended(MeetingEvent.Type.HELD).isPresent();
    }

    void count(Measure measure, OrderedEvent<Event> step, FactCollector facts) {
      facts.at(measure, day, facts.segmentOf(step, steps), 1);
    }
  }

  /** Any event of a meeting implies that it was booked; one that was cancelled was booked too. */
  private static void meetings(List<OrderedEvent<Event>> steps, Scope scope) {
    var facts = scope.facts();
    var byId = new LinkedHashMap<Optional<String>, List<OrderedEvent<Event>>>();
    steps.forEach(
        step -> byId.computeIfAbsent(step.event().entityId(), id -> new ArrayList<>()).add(step));
    var meetings = byId.values().stream().map(each -> Meeting.of(each, facts)).toList();
    for (var meeting : meetings) {
      meeting.count(Measure.MEETINGS_BOOKED, meeting.steps().get(0), facts);
      meeting
          .ended(MeetingEvent.Type.HELD)
          .ifPresent(step -> meeting.count(Measure.MEETINGS_HELD, step, facts));
      meeting
          .ended(MeetingEvent.Type.NO_SHOW)
          .ifPresent(step -> meeting.count(Measure.MEETING_NO_SHOWS, step, facts));
    }
    firstMeeting(meetings, scope.itinerary(), facts);
  }

  private static void firstMeeting(
      List<Meeting> meetings, EventsByEntity itinerary, FactCollector facts) {
    var first =
        meetings.stream()
            .filter(Meeting::isHeld)
            .min(
                Comparator.comparingInt(Meeting::day)
                    .thenComparingInt(held -> held.outcome().orElseThrow().position()));
    first.ifPresent(
        held -> {
          held.count(Measure.FIRST_MEETINGS, held.outcome().orElseThrow(), facts);
          LeadFacts.first(itinerary.lead()).ifPresent(lead -> ofLead(lead, held, facts));
        });
  }

  private static void ofLead(OrderedEvent<LeadEvent> lead, Meeting firstHeld, FactCollector facts) {
    facts.party(Measure.LEADS_REACHED_MEETING, lead);
    facts.daysBetweenStages(
        Measure.LEAD_TO_MEETING_DAYS_DISTRIBUTION,
        facts.day(lead),
        firstHeld.day(),
        facts.segmentOf(firstHeld.outcome().orElseThrow(), firstHeld.steps()));
  }
}
