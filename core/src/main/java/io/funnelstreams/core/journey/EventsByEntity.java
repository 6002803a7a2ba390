package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.time.BusinessCalendar;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A journey's events by entity. Lead events before a deletion of the lead are not in it: the
 * deletion took them back.
 *
 * @param lead the party's own events, without deletions
 * @param activities the events of each family that no other list has, such as calls
 * @param deals the events of each deal, by deal id
 * @param contracts the events of each contract, by contract id
 * @param subscriptions the events of each subscription, by subscription id, in the order of their
 *     first events
 * @param payments the payments and refunds of each order and invoice
 * @param followers the events about the followers of each social network
 * @param reactions what people did on social networks
 */
record EventsByEntity(
    List<OrderedEvent<LeadEvent>> lead,
    Map<Family, List<OrderedEvent<Event>>> activities,
    Map<String, List<OrderedEvent<DealEvent>>> deals,
    Map<String, List<OrderedEvent<ContractEvent>>> contracts,
    Map<String, List<OrderedEvent<SubscriptionEvent>>> subscriptions,
    Map<Document, List<OrderedEvent<PaymentEvent>>> payments,
    Map<DimensionValue, List<OrderedEvent<SocialEvent>>> followers,
    List<OrderedEvent<SocialEvent>> reactions,
    List<OrderedEvent<SpendEvent>> spends,
    List<OrderedEvent<PublicationEvent>> publications) {

  /** An order or invoice. The same id may name one of each. */
  record Document(PaymentEvent.Document kind, String id) {
    static Document of(PaymentEvent event) {
      return new Document(event.document(), event.documentId());
    }
  }

  /** Sorts out the events of the affected entities; the others keep their places. */
  static EventsByEntity of(Journey journey, BusinessCalendar calendar, AffectedEntities touched) {
    var itinerary =
        new EventsByEntity(
            new ArrayList<>(),
            new EnumMap<>(Family.class),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    int position = 0;
    for (var event : journey.events(calendar)) {
      if (touched.needs(event)) {
        itinerary.add(position, event);
      }
      position++;
    }
    return itinerary;
  }

  /** The party's own valid events, without deletions and the events they took back. */
  static List<OrderedEvent<LeadEvent>> lead(EarlierEvents events) {
    var lead = new ArrayList<OrderedEvent<LeadEvent>>();
    events.each(
        Family.LEAD,
        Optional.empty(),
        (position, event) -> addLead(new OrderedEvent<>(position, (LeadEvent) event), lead));
    return lead;
  }

  private void add(int position, Event event) {
    if (event instanceof LeadEvent step) {
      addLead(new OrderedEvent<>(position, step), lead);
    } else if (event instanceof DealEvent step) {
      deals
          .computeIfAbsent(step.dealId(), id -> new ArrayList<>())
          .add(new OrderedEvent<>(position, step));
    } else if (event instanceof ContractEvent step) {
      contracts
          .computeIfAbsent(step.contractId(), id -> new ArrayList<>())
          .add(new OrderedEvent<>(position, step));
    } else if (event instanceof SubscriptionEvent step) {
      subscriptions
          .computeIfAbsent(step.subscriptionId(), id -> new ArrayList<>())
          .add(new OrderedEvent<>(position, step));
    } else if (event instanceof PaymentEvent step) {
      payments
          .computeIfAbsent(Document.of(step), id -> new ArrayList<>())
          .add(new OrderedEvent<>(position, step));
    } else {
      addMarketing(position, event);
    }
  }

  private void addMarketing(int position, Event event) {
    if (event instanceof SpendEvent step) {
      spends.add(new OrderedEvent<>(position, step));
    } else if (event instanceof SocialEvent step) {
      addSocial(new OrderedEvent<>(position, step));
    } else if (event instanceof PublicationEvent step) {
      publications.add(new OrderedEvent<>(position, step));
    } else {
      activities
          .computeIfAbsent(event.family(), family -> new ArrayList<>())
          .add(new OrderedEvent<>(position, event));
    }
  }

  private void addSocial(OrderedEvent<SocialEvent> step) {
    if (step.event().type().isOfFollowers()) {
      followers.computeIfAbsent(networkOf(step.event()), network -> new ArrayList<>()).add(step);
    } else {
      reactions.add(step);
    }
  }

  /** Names of networks are compared as values of dimensions are. */
  static DimensionValue networkOf(SocialEvent event) {
    return DimensionValue.of(event.network());
  }

  private static void addLead(OrderedEvent<LeadEvent> step, List<OrderedEvent<LeadEvent>> lead) {
    if (step.event().type() == LeadEvent.Type.DELETED) {
      lead.clear();
    } else {
      lead.add(step);
    }
  }
}
