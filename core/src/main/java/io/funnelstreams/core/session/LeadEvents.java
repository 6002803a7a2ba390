package io.funnelstreams.core.session;

import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.journey.Journey;
import io.funnelstreams.core.time.BusinessCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lead events of a party that are valid, without those that a deletion took back.
 *
 * @param events in the order of their days
 */
record LeadEvents(List<Placed> events) {

  /**
   * A lead event, and the time from which on views come after it. An event without a time that is
   * placed behind one with a time is no earlier than that one.
   */
  record Placed(LeadEvent event, long fromMs) {}

  static LeadEvents of(Journey journey, BusinessCalendar calendar) {
    var events = new ArrayList<Placed>();
    long fromMs = Long.MIN_VALUE;
    for (var event : journey.events(calendar)) {
      if (event instanceof LeadEvent lead) {
        fromMs = Math.max(fromMs, lead.header().occurredAt().toEpochMilli());
        take(new Placed(lead, fromMs), events);
      }
    }
    return new LeadEvents(events);
  }

  private static void take(Placed lead, List<Placed> events) {
    if (lead.event().type() == LeadEvent.Type.DELETED) {
      events.clear();
    } else {
      events.add(lead);
    }
  }

  /** The last value of a dimension. */
  Optional<String> last(String dimension) {
    return last(dimension, events.size());
  }

  /** The last value of a dimension before a view. */
  Optional<String> before(String dimension, ViewPlace view) {
    int before = 0;
    while (before < events.size() && view.follows(events.get(before).fromMs())) {
      before++;
    }
    return last(dimension, before);
  }

  /** The first value of a dimension in these events or in a session. */
  Optional<String> first(String dimension, Optional<ObservedValue> session) {
    for (var placed : events) {
      var observedValue = placed.event().observed(dimension);
      if (observedValue.isPresent()) {
        boolean leads = session.isEmpty() || session.get().place().follows(placed.fromMs());
        return leads ? observedValue : session.map(ObservedValue::value);
      }
    }
    return session.map(ObservedValue::value);
  }

  private Optional<String> last(String dimension, int size) {
    for (int i = size - 1; i >= 0; i--) {
      var observedValue = events.get(i).event().observed(dimension);
      if (observedValue.isPresent()) {
        return observedValue;
      }
    }
    return Optional.empty();
  }
}
