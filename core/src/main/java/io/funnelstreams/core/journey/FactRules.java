package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.SubscriptionEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The facts of a journey, by a plan's rules: a pure function of the set of its events.
 *
 * @param breakdowns the dimensions of each of the plan's breakdowns, the first of which is the
 *     whole company
 * @param apart the dimensions that distinguish facts
 */
public record FactRules(JourneyRules rules, List<List<String>> breakdowns, FactDimensions apart) {
  public FactRules {
    breakdowns = List.copyOf(breakdowns);
  }

  /** The rules of a plan with these breakdowns. */
  public FactRules(JourneyRules rules, List<List<String>> breakdowns) {
    this(rules, breakdowns, FactDimensions.of(breakdowns, rules.profile()));
  }

  /** The dimensions that distinguish facts, once each. */
  public List<String> dimensions() {
    return apart.names();
  }

  /** The dimensions of the breakdowns whose values are shown as events spell them. */
  public List<String> spelledDimensions() {
    return FactDimensions.spelled(breakdowns, rules.profile());
  }

  /**
   * The segment in a breakdown of a segment with a value for each dimension, by the breakdown's
   * place.
   */
  public List<DimensionValue> project(int breakdown, List<DimensionValue> values) {
    return apart.project(breakdowns.get(breakdown), values);
  }

  /** All facts of a journey, in an order that depends on the journey alone. */
  public List<Fact> factsOf(Journey journey) {
    var facts = standing(journey.versions());
    facts.addAll(factsOf(journey, AffectedEntities.EVERYTHING));
    return facts;
  }

  /**
   * The additions and retractions that turn the facts of one journey into those of another. They
   * are {@link #difference(List, List)} of all their facts, computed only of those that the events
   * in which the journeys differ can touch.
   */
  public List<Fact> difference(Journey before, Journey after) {
    return difference(JourneyDifference.between(before, after));
  }

  /** As {@link #difference(Journey, Journey)}, given the events in which the journeys differ. */
  public List<Fact> difference(JourneyDifference difference) {
    return LastEventFacts.of(this, difference).orElseGet(() -> ofAllTouched(difference));
  }

  /**
   * The facts that a new event adds which is valid and comes last in its journey; empty where they
   * are not known without the whole journey. They are those of {@link #difference}.
   */
  public Optional<List<Fact>> ofLast(EarlierEvents earlier, Event event) {
    return LastEventFacts.of(this, earlier, event);
  }

  private List<Fact> ofAllTouched(JourneyDifference difference) {
    var touched = AffectedEntities.by(difference);
    var before = standing(difference.removed());
    before.addAll(factsOf(difference.before(), touched));
    var after = standing(difference.added());
    after.addAll(factsOf(difference.after(), touched));
    return difference(before, after);
  }

  /**
   * The subscriptions' events whose price is not taken any more in the second journey, because with
   * them a subscription would be worth more than any amount may be.
   */
  public List<SubscriptionEvent> newlyTooLarge(JourneyDifference difference) {
    if (!AffectedEntities.by(difference).subscriptions()) {
      return List.of();
    }
    var known = new HashSet<>(tooLarge(difference.before()));
    return tooLarge(difference.after()).stream().filter(event -> !known.contains(event)).toList();
  }

  private List<SubscriptionEvent> tooLarge(Journey journey) {
    return EventsByEntity.of(journey, rules.calendar(), AffectedEntities.EVERYTHING)
        .subscriptions()
        .values()
        .stream()
        .flatMap(
            steps ->
                SubscriptionDay.tooLarge(Subscription.of(steps, rules.calendar()), rules).stream())
        .toList();
  }

  private List<Fact> factsOf(Journey journey, AffectedEntities touched) {
    if (journey.isEmpty()) {
      return List.of();
    }
    var itinerary = EventsByEntity.of(journey, rules.calendar(), touched);
    var segments = new Segments(rules, dimensions(), itinerary.lead());
    var facts = new FactCollector(this, segments);
    ActivityFacts.add(itinerary, touched, facts);
    MarketingFacts.add(itinerary, rules, touched, facts);
    if (touched.everything()) {
      LeadFacts.add(itinerary.lead(), facts);
    }
    if (touched.customer()) {
      var deals = DealFacts.all(itinerary, rules, touched, facts);
      var contracts = ContractFacts.all(itinerary, touched, facts);
      var payments = PaymentFacts.all(itinerary, rules, touched, facts);
      var days = SubscriptionFacts.all(itinerary, rules, touched, facts);
      new CustomerFacts(rules, facts).add(itinerary.lead(), deals, contracts, payments, days);
    }
    return facts.facts();
  }

  /** The facts that each valid event has by itself. */
  private List<Fact> standing(List<Event> versions) {
    var facts = new FactCollector(this, new Segments(rules, dimensions(), List.of()));
    for (var event : versions) {
      if (!event.header().deleted()) {
        facts.stands(event);
      }
    }
    return facts.facts();
  }

  /** The additions and retractions that turn the facts of one journey into those of another. */
  public static List<Fact> difference(List<Fact> before, List<Fact> after) {
    int common = commonPrefix(before, after);
    var changes = new FactDelta();
    before.subList(common, before.size()).forEach(fact -> changes.add(fact.negated()));
    after.subList(common, after.size()).forEach(changes::add);
    return changes.facts();
  }

  /** Most events are the last of their journey and leave the earlier facts as they are. */
  private static int commonPrefix(List<Fact> before, List<Fact> after) {
    int limit = Math.min(before.size(), after.size());
    int common = 0;
    while (common < limit && before.get(common).equals(after.get(common))) {
      common++;
    }
    return common;
  }
}
