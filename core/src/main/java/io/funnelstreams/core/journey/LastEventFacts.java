package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.ContractEvent;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.time.BusinessCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The facts that the last event of a journey changes, as most events are. It leaves the order and
 * the segments of all earlier events as they are, so only its entity is counted: a call, a deal, a
 * contract, the stages of the lead. Where it might change more than that, such as when the party
 * became a customer, this class has no answer, and all that it can touch is counted.
 */
final class LastEventFacts {
  private final FactRules rules;
  private final EarlierEvents earlier;
  private final List<OrderedEvent<LeadEvent>> lead;

  private LastEventFacts(FactRules rules, EarlierEvents earlier) {
    this.rules = rules;
    this.earlier = earlier;
    this.lead = EventsByEntity.lead(earlier);
  }

  /** The facts; empty where the difference is another one than such an event. */
  static Optional<List<Fact>> of(FactRules rules, JourneyDifference difference) {
    if (!difference.removed().isEmpty() || difference.added().size() != 1) {
      return Optional.empty();
    }
    var event = difference.added().get(0);
    var earlier = difference.before().events(calendar(rules));
    return isLast(event, earlier, difference.after().events(calendar(rules)))
        ? of(rules, EarlierEvents.of(earlier), event)
        : Optional.empty();
  }

  /** The facts that a valid event adds, given those that come before it. */
  static Optional<List<Fact>> of(FactRules rules, EarlierEvents earlier, Event event) {
    return switch (event.family()) {
      case CALL -> Optional.of(new LastEventFacts(rules, earlier).ofCall((CallEvent) event));
      case LEAD -> new LastEventFacts(rules, earlier).ofLead((LeadEvent) event);
      case DEAL -> new LastEventFacts(rules, earlier).ofDeal((DealEvent) event);
      case CONTRACT -> new LastEventFacts(rules, earlier).ofContract((ContractEvent) event);
      case MEETING, SUBSCRIPTION, PAYMENT, SPEND, WEB, SOCIAL, PUBLICATION -> Optional.empty();
    };
  }

  private static BusinessCalendar calendar(FactRules rules) {
    return rules.rules().calendar();
  }

  /**
   * An event without a time may stand before others of its day, and others without a time may stand
   * behind it. Where it is the last one none of them has moved.
   */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isLast(Event event, List<Event> earlier, List<Event> all) {
    return all.size() == earlier.size() + 1 && all.get(earlier.size()) == event;
  }

  private List<Fact> ofCall(CallEvent call) {
    var facts = facts();
    facts.stands(call);
    ActivityFacts.call(last(call), facts);
    return facts.facts();
  }

  /** An event that moves no segment and begins no lead has the facts of its stage alone. */
  private Optional<List<Fact>> ofLead(LeadEvent event) {
    boolean deletes = event.type() == LeadEvent.Type.DELETED;
    if (deletes
        || LeadFacts.first(lead).isEmpty()
        || !addsNothing(event)
        || isFirstSqlAfterDeal(event)) {
      return Optional.empty();
    }
    var facts = facts();
    facts.stands(event);
    LeadFacts.addLast(lead, last(event), facts);
    return Optional.of(facts.facts());
  }

  /** The first SQL decides how long a deal took from it, also one that was opened before. */
  private boolean isFirstSqlAfterDeal(LeadEvent event) {
    return LeadFacts.isSql(event) && !LeadFacts.hasSql(lead) && earlier.has(Family.DEAL);
  }

  private boolean addsNothing(LeadEvent event) {
    for (var dimension : rules.dimensions()) {
      var value = event.observed(dimension);
      if (value.isPresent() && !value.equals(lastObserved(dimension))) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> lastObserved(String dimension) {
    for (int i = lead.size() - 1; i >= 0; i--) {
      var value = lead.get(i).event().observed(dimension);
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  private Optional<List<Fact>> ofDeal(DealEvent event) {
    var steps = steps(event, DealEvent.class);
    boolean isNew = steps.size() == 1;
    if (isNew && !earlier.has(Family.DEAL)) {
      return Optional.empty();
    }
    var is = DealFacts.deal(steps, rules.rules());
    if (isNew) {
      return is.isWon() ? Optional.empty() : Optional.of(ofDeal(event, List.of(), is));
    }
    var was = DealFacts.deal(steps.subList(0, steps.size() - 1), rules.rules());
    return ofCustomer(was).equals(ofCustomer(is))
        ? Optional.of(ofDeal(event, List.of(was), is))
        : Optional.empty();
  }

  /** The facts that a deal has about the party as a customer. */
  private record DealOfCustomer(
      List<DimensionValue> opened, Optional<CustomerFacts.Beginning> won) {}

  private DealOfCustomer ofCustomer(Deal deal) {
    var facts = facts();
    return new DealOfCustomer(
        facts.segmentOf(deal.opened(), deal.steps()), customer(facts).win(deal));
  }

  private List<Fact> ofDeal(DealEvent event, List<Deal> was, Deal is) {
    var before = facts();
    was.forEach(deal -> DealFacts.add(deal, lead, before));
    var after = facts();
    DealFacts.add(is, lead, after);
    return with(event, before, after);
  }

  private Optional<List<Fact>> ofContract(ContractEvent event) {
    var steps = steps(event, ContractEvent.class);
    var known = steps.subList(0, steps.size() - 1);
    var before = facts();
    var after = facts();
    if (!signed(known, before).equals(signed(steps, after))) {
      return Optional.empty();
    }
    if (!known.isEmpty()) {
      ContractFacts.add(known, before);
    }
    ContractFacts.add(steps, after);
    return Optional.of(with(event, before, after));
  }

  private Optional<CustomerFacts.Beginning> signed(
      List<OrderedEvent<ContractEvent>> steps, FactCollector facts) {
    return ContractFacts.signature(steps).flatMap(customer(facts)::signature);
  }

  private CustomerFacts customer(FactCollector facts) {
    return new CustomerFacts(rules.rules(), facts);
  }

  private List<Fact> with(Event event, FactCollector before, FactCollector after) {
    var facts = facts();
    facts.stands(event);
    facts.facts().addAll(FactRules.difference(before.facts(), after.facts()));
    return facts.facts();
  }

  private FactCollector facts() {
    return new FactCollector(rules, new Segments(rules.rules(), rules.dimensions(), lead));
  }

  private <E extends Event> OrderedEvent<E> last(E event) {
    return new OrderedEvent<>(earlier.size(), event);
  }

  /** The events of the last event's entity; it is the last of them. */
  private <E extends Event> List<OrderedEvent<E>> steps(E last, Class<E> type) {
    var steps = new ArrayList<OrderedEvent<E>>();
    earlier.each(
        last.family(),
        last.entityId(),
        (position, event) -> steps.add(new OrderedEvent<>(position, type.cast(event))));
    steps.add(last(last));
    return steps;
  }
}
