package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.LeadEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The facts of a customer: when the party became one, how it went on, and what follows for the lead
 * it was.
 */
final class CustomerFacts {
  private final JourneyRules rules;
  private final FactCollector facts;

  CustomerFacts(JourneyRules rules, FactCollector facts) {
    this.rules = rules;
    this.facts = facts;
  }

  /**
   * The event that made the party a customer.
   *
   * @param position its place in the journey; a day's end is behind all that occurred on the day
   */
  record Beginning(int day, int position, List<DimensionValue> segment) {
    private static final Comparator<Beginning> ORDER =
        Comparator.comparingInt(Beginning::day).thenComparingInt(Beginning::position);
  }

  /**
   * Adds the facts, given the party's own events and its MRR at the end of each day on which it can
   * have changed.
   */
  void add(
      List<OrderedEvent<LeadEvent>> steps,
      List<Deal> deals,
      List<ContractFacts.Signature> contracts,
      List<PaidDocument> payments,
      List<CustomerDay> days) {
    var firstDeal = deals.stream().min(Comparator.comparingInt(deal -> deal.opened().position()));
    firstDeal.ifPresent(deal -> opportunity(deal, steps));
    var customer =
        Stream.of(wins(deals), signatures(contracts), orders(payments), subscriptions(days))
            .flatMap(beginnings -> beginnings)
            .min(Beginning.ORDER);
    customer.ifPresent(beginning -> CustomerLifecycle.add(beginning, days, facts));
    customer.ifPresent(
        beginning ->
            firstDeal.ifPresent(
                deal ->
                    facts.daysBetweenStages(
                        Measure.OPPORTUNITY_TO_CUSTOMER_DAYS_DISTRIBUTION,
                        facts.day(deal.opened()),
                        beginning.day(),
                        beginning.segment())));
    LeadFacts.first(steps).ifPresent(step -> conversions(step, firstDeal.isPresent(), customer));
  }

  private void opportunity(Deal first, List<OrderedEvent<LeadEvent>> steps) {
    var opened = first.opened();
    facts.entity(Measure.FIRST_DEALS, opened, first.steps(), 1);
    LeadFacts.sqlOf(opened, steps, facts)
        .ifPresent(
            sql ->
                facts.daysBetweenStages(
                    Measure.SQL_TO_OPPORTUNITY_DAYS_DISTRIBUTION,
                    facts.day(sql),
                    facts.day(opened),
                    facts.segmentOf(opened, first.steps())));
  }

  private void conversions(
      OrderedEvent<LeadEvent> lead, boolean hadDeal, Optional<Beginning> customer) {
    if (hadDeal) {
      facts.party(Measure.LEADS_REACHED_DEAL, lead);
    }
    customer.ifPresent(
        beginning -> {
          facts.party(Measure.LEADS_REACHED_CUSTOMER, lead);
          facts.at(Measure.CUSTOMERS_WITH_LEAD, beginning.day(), beginning.segment(), 1);
          facts.days(
              Measure.LEAD_TO_CUSTOMER_DAYS,
              Measure.LEAD_TO_CUSTOMER_DAYS_DISTRIBUTION,
              facts.day(lead),
              beginning.day(),
              beginning.segment());
        });
  }

  private Stream<Beginning> wins(List<Deal> deals) {
    return deals.stream().flatMap(deal -> win(deal).stream());
  }

  /** A deal that was won, where that makes a customer. */
  Optional<Beginning> win(Deal deal) {
    return rules.customerDefinition().contains(CustomerTrigger.DEAL_WON) && deal.isWon()
        ? Optional.of(beginning(deal.close().orElseThrow(), deal.steps()))
        : Optional.empty();
  }

  private Stream<Beginning> signatures(List<ContractFacts.Signature> contracts) {
    return contracts.stream().flatMap(contract -> signature(contract).stream());
  }

  /** A contract that was signed, where that makes a customer. */
  Optional<Beginning> signature(ContractFacts.Signature signature) {
    return rules.customerDefinition().contains(CustomerTrigger.CONTRACT_SIGNED)
        ? Optional.of(beginning(signature.signed(), signature.contract()))
        : Optional.empty();
  }

  private Stream<Beginning> orders(List<PaidDocument> payments) {
    return when(CustomerTrigger.ORDER_PAID, payments.stream())
        .filter(PaidDocument::isOrder)
        .flatMap(order -> order.paid().map(step -> beginning(step, order.steps())));
  }

  private Stream<Beginning> subscriptions(List<CustomerDay> days) {
    return when(CustomerTrigger.SUBSCRIPTION_STARTED, days.stream())
        .filter(CustomerDay::isSubscriber)
        .limit(1)
        .map(day -> new Beginning(day.day(), Integer.MAX_VALUE, day.largest().orElseThrow()));
  }

  private <T> Stream<T> when(CustomerTrigger trigger, Stream<T> candidates) {
    return rules.customerDefinition().contains(trigger) ? candidates : Stream.empty();
  }

  private Beginning beginning(OrderedEvent<?> step, List<? extends OrderedEvent<?>> entity) {
    return new Beginning(facts.day(step), step.position(), facts.segmentOf(step, entity));
  }
}
