package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The part of a journey whose facts a change can have touched. An event of a deal or contract
 * touches that entity alone and the customer. An event of a subscription touches all of the party's
 * subscriptions, whose sum moves, and the customer. A payment touches its order or invoice, the
 * facts of all the party's orders together, and the customer. An event of a network's followers
 * touches all of those. A lead event touches everything, because the party's segment lies under
 * that of every entity. An event of any other family touches itself alone where it is about itself,
 * as a call, and else all of its family.
 */
final class AffectedEntities {
  /** The whole journey. */
  static final AffectedEntities EVERYTHING = new AffectedEntities();

  static {
    EVERYTHING.party = true;
  }

  /** Events that touch themselves alone, as the objects that they are. */
  private final Set<Event> single = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<String> deals = new HashSet<>();
  private final Set<String> contracts = new HashSet<>();
  private final Set<EventsByEntity.Document> documents = new HashSet<>();
  private final Set<DimensionValue> networks = new HashSet<>();
  private final Set<Family> families = EnumSet.noneOf(Family.class);
  private boolean subscriptions;
  private boolean party;

  private AffectedEntities() {}

  /** The entities that the events in which two journeys differ can touch. */
  static AffectedEntities by(JourneyDifference difference) {
    var touched = new AffectedEntities();
    difference.removed().forEach(touched::touch);
    difference.added().forEach(touched::touch);
    return touched.party ? EVERYTHING : touched;
  }

  /** Whether the facts about the party itself are touched, and with them all others. */
  boolean everything() {
    return party;
  }

  /** Whether it can matter to when the party had its first deal or became a customer. */
  boolean customer() {
    return party || payments() || subscriptions || !deals.isEmpty() || !contracts.isEmpty();
  }

  /** Whether the facts of all the party's orders and invoices together are touched. */
  boolean payments() {
    return party || !documents.isEmpty();
  }

  /** Whether the facts of the party's subscriptions are touched. */
  boolean subscriptions() {
    return party || subscriptions;
  }

  /** Whether the facts of the event's entity are touched. */
  boolean has(Event event) {
    return party
        || single.contains(event)
        || (event instanceof DealEvent deal && deals.contains(deal.dealId()))
        || (event instanceof ContractEvent contract && contracts.contains(contract.contractId()))
        || (event instanceof PaymentEvent payment
            && documents.contains(EventsByEntity.Document.of(payment)));
  }

  /** Whether an event has to be looked at to find the facts that are touched. */
  boolean needs(Event event) {
    if (event instanceof LeadEvent) {
      return true;
    }
    if (event instanceof DealEvent
        || event instanceof ContractEvent
        || event instanceof PaymentEvent
        || event instanceof SubscriptionEvent) {
      return customer();
    }
    return (event instanceof SocialEvent social && social.type().isOfFollowers())
        ? followers(EventsByEntity.networkOf(social))
        : all(event.family()) || has(event);
  }

  /** Whether all that a party has of a family is touched. */
  boolean all(Family family) {
    return party || families.contains(family);
  }

  /** Whether any event about the followers of a network is touched. */
  boolean followers(DimensionValue network) {
    return party || networks.contains(network);
  }

  private void touch(Event event) {
    if (event instanceof LeadEvent) {
      party = true;
    } else if (event instanceof DealEvent deal) {
      deals.add(deal.dealId());
    } else if (event instanceof ContractEvent contract) {
      contracts.add(contract.contractId());
    } else if (event instanceof PaymentEvent payment) {
      documents.add(EventsByEntity.Document.of(payment));
    } else {
      if (event instanceof SocialEvent social && social.type().isOfFollowers()) {
        networks.add(EventsByEntity.networkOf(social));
      }
      subscriptions |= event instanceof SubscriptionEvent;
      single.add(event);
      if (event.family().description().entity().isPresent()) {
        families.add(event.family());
      }
    }
  }
}
