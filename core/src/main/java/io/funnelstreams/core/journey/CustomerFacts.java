package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.LeadEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When a party became a customer, and what that says of the lead it was. */
final class CustomerFacts {
  private final JourneyRules rules;
  private final FactList facts;

  CustomerFacts(JourneyRules rules, FactList facts) {
    this.rules = rules;
    this.facts = facts;
  }

  /** What made the party a customer, and the entity it came with. */
  private record Beginning(Step<?> step, List<? extends Step<?>> entity) {}

  void add(
      Optional<Step<LeadEvent>> lead,
      List<Deal> deals,
      List<ContractFacts.Signature> contracts,
      List<PaidDocument> payments) {
    var firstDeal = deals.stream().min(Comparator.comparingInt(deal -> deal.opened().position()));
    firstDeal.ifPresent(deal -> facts.entity(Measure.FIRST_DEALS, deal.opened(), deal.steps(), 1));
    var customer =
        Stream.of(wins(deals), signatures(contracts), orders(payments))
            .flatMap(beginnings -> beginnings)
            .min(Comparator.comparingInt(beginning -> beginning.step().position()));
    customer.ifPresent(
        beginning -> facts.entity(Measure.NEW_CUSTOMERS, beginning.step(), beginning.entity(), 1));
    lead.ifPresent(step -> conversions(step, firstDeal.isPresent(), customer));
  }

  private void conversions(Step<LeadEvent> lead, boolean hadDeal, Optional<Beginning> customer) {
    if (hadDeal) {
      facts.party(Measure.LEADS_REACHED_DEAL, lead);
    }
    customer.ifPresent(
        beginning -> {
          facts.party(Measure.LEADS_REACHED_CUSTOMER, lead);
          facts.entity(Measure.CUSTOMERS_WITH_LEAD, beginning.step(), beginning.entity(), 1);
          facts.days(
              Measure.LEAD_TO_CUSTOMER_DAYS,
              Measure.LEAD_TO_CUSTOMER_DAYS_DISTRIBUTION,
              lead,
              beginning.step(),
              beginning.entity());
        });
  }

  private Stream<Beginning> wins(List<Deal> deals) {
    if (!rules.customerWhen().contains(CustomerTrigger.DEAL_WON)) {
      return Stream.empty();
    }
    return deals.stream()
        .filter(Deal::isWon)
        .map(deal -> new Beginning(deal.close().orElseThrow(), deal.steps()));
  }

  private Stream<Beginning> signatures(List<ContractFacts.Signature> contracts) {
    if (!rules.customerWhen().contains(CustomerTrigger.CONTRACT_SIGNED)) {
      return Stream.empty();
    }
    return contracts.stream()
        .map(signature -> new Beginning(signature.signed(), signature.contract()));
  }

  private Stream<Beginning> orders(List<PaidDocument> payments) {
    if (!rules.customerWhen().contains(CustomerTrigger.ORDER_PAID)) {
      return Stream.empty();
    }
    return payments.stream()
        .filter(PaidDocument::isOrder)
        .flatMap(order -> order.paid().map(step -> new Beginning(step, order.steps())));
  }
}
