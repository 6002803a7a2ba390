package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.journey.JourneyRules;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Under which segment the facts of one journey count. */
final class OracleSegments {
  static final String UNKNOWN = "unknown";

  private final JourneyRules rules;
  private final Set<String> dimensions;
  private final List<? extends Event> party;

  /** By identity, because two views may have one key. */
  private final IdentityHashMap<Event, Integer> place = new IdentityHashMap<>();

  /**
   * The segments of a journey.
   *
   * @param dimensions all that the plan breaks down by
   */
  OracleSegments(JourneyRules rules, Set<String> dimensions, OracleJourney journey) {
    this.rules = rules;
    this.dimensions = dimensions;
    party = journey.lead();
    journey.events().forEach(event -> place.put(event, place.size()));
  }

  /**
   * A value for each dimension.
   *
   * @param at the fact's event
   * @param entity the events of its deal, contract, subscription, session …; empty for a fact of
   *     the party itself
   */
  Map<String, String> of(Event at, List<? extends Event> entity) {
    var segment = new TreeMap<String, String>();
    for (var dimension : dimensions) {
      segment.put(dimension, found(dimension, at, entity).orElse(UNKNOWN));
    }
    return segment;
  }

  /** The value by the plan's profile of ideal customers, or by events. */
  private Optional<String> found(String dimension, Event at, List<? extends Event> entity) {
    if (dimension.equals(RecurringRevenue.COHORT)) {
      return Optional.empty();
    }
    var profile = rules.profile().filter(icp -> dimension.equals("icp"));
    return profile.isPresent()
        ? new ProfileFit(profile.get()).of(input -> value(input, at, entity))
        : value(dimension, at, entity);
  }

  private Optional<String> value(String dimension, Event at, List<? extends Event> entity) {
    return switch (rules.policyOf(dimension)) {
      case AT_EVENT ->
          last(dimension, until(at, entity)).or(() -> last(dimension, until(at, party)));
      case CURRENT -> last(dimension, entity).or(() -> last(dimension, party));
      case FIRST -> first(dimension, entity);
    };
  }

  private List<Event> until(Event at, List<? extends Event> events) {
    var until = new ArrayList<Event>();
    for (var event : events) {
      if (placeOf(event) <= placeOf(at)) {
        until.add(event);
      }
    }
    return until;
  }

  private Optional<String> first(String dimension, List<? extends Event> entity) {
    var first = Optional.<String>empty();
    int earliest = Integer.MAX_VALUE;
    for (var events : List.of(party, entity)) {
      for (var event : events) {
        if (carried(dimension, event).isPresent() && placeOf(event) < earliest) {
          first = carried(dimension, event);
          earliest = placeOf(event);
        }
      }
    }
    return first;
  }

  private static Optional<String> last(String dimension, List<? extends Event> events) {
    var last = Optional.<String>empty();
    for (var event : events) {
      if (carried(dimension, event).isPresent()) {
        last = carried(dimension, event);
      }
    }
    return last;
  }

  /** The value an event carries, folded for comparison; a blank one is none. */
  private static Optional<String> carried(String dimension, Event event) {
    return Optional.ofNullable(event.header().segment().get(dimension))
        .or(() -> field(dimension, event))
        .map(Words::compared)
        .filter(value -> !value.isEmpty());
  }

  /** The value of the field that has the dimension's name. */
  private static Optional<String> field(String dimension, Event event) {
    if (event instanceof SpendEvent spend && dimension.equals("channel")) {
      return Optional.of(spend.channel());
    } else if (event instanceof SpendEvent spend && dimension.equals("account")) {
      return spend.account();
    } else if (event instanceof SpendEvent spend && dimension.equals("campaign")) {
      return spend.campaign();
    }
    if (event instanceof MeetingEvent meeting) {
      return switch (dimension) {
        case "host" -> meeting.host();
        case "kind" -> meeting.meetingKind();
        default -> Optional.empty();
      };
    }
    return event instanceof SocialEvent social && dimension.equals("network")
        ? Optional.of(social.network())
        : Optional.empty();
  }

  private int placeOf(Event event) {
    return place.get(event);
  }
}
