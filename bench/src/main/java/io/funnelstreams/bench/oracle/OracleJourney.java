package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * One journey: the events that hold, in order.
 *
 * @param events of all families and, after a merge, of all its parties
 * @param days of the plan's zone
 */
record OracleJourney(List<Event> events, ZoneCalendar days) {

  /** The lead's events since its last deletion; the deletion itself is none of them. */
  List<LeadEvent> lead() {
    var alive = new ArrayList<LeadEvent>();
    for (var lead : all(LeadEvent.class)) {
      alive.add(lead);
      if (lead.type() == LeadEvent.Type.DELETED) {
        alive.clear();
      }
    }
    return alive;
  }

  /** The events up to one of them, included. */
  List<Event> until(Event last) {
    return events.subList(0, events.indexOf(last) + 1);
  }

  /** Each deal's events, in order. */
  Collection<List<DealEvent>> deals() {
    return by(DealEvent.class, DealEvent::dealId);
  }

  /** Each contract's events, in order. */
  Collection<List<ContractEvent>> contracts() {
    return by(ContractEvent.class, ContractEvent::contractId);
  }

  /** Each meeting's events, in order. */
  Collection<List<MeetingEvent>> meetings() {
    return by(MeetingEvent.class, MeetingEvent::meetingId);
  }

  /** The subscriptions, in the order of their first events. */
  List<OracleSubscription> subscriptions() {
    return by(SubscriptionEvent.class, SubscriptionEvent::subscriptionId).stream()
        .map(events -> new OracleSubscription(events, days))
        .toList();
  }

  /** The events of a family, in order. */
  <E extends Event> List<E> all(Class<E> family) {
    return events.stream().filter(family::isInstance).map(family::cast).toList();
  }

  private <E extends Event> Collection<List<E>> by(Class<E> family, Function<E, String> id) {
    var entities = new LinkedHashMap<String, List<E>>();
    for (var event : all(family)) {
      entities.computeIfAbsent(id.apply(event), entity -> new ArrayList<>()).add(event);
    }
    return entities.values();
  }
}
