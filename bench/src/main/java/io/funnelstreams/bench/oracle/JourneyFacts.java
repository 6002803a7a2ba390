package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.CustomerTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything counted in one journey. */
final class JourneyFacts {
  private final Journey journey;
  private final Set<CustomerTrigger> customerWhen;
  private final FactSheet sheet;
  private final LeadFacts lead;
  private final List<DealFacts> deals;
  private final List<ContractFacts> contracts;

  JourneyFacts(Journey journey, Set<CustomerTrigger> customerWhen, FactSheet sheet) {
    this.journey = journey;
    this.customerWhen = customerWhen;
    this.sheet = sheet;
    lead = new LeadFacts(journey);
    deals = journey.deals().stream().map(DealFacts::new).toList();
    contracts = journey.contracts().stream().map(ContractFacts::new).toList();
  }

  List<Fact> facts() {
    lead.writeTo(sheet);
    deals.forEach(deal -> deal.writeTo(sheet));
    deals.forEach(deal -> new DealStock(journey, deal).writeTo(sheet));
    contracts.forEach(contract -> contract.writeTo(sheet));
    calls();
    firstDeal();
    customer();
    return sheet.facts();
  }

  private void calls() {
    for (var call : journey.calls()) {
      var measure =
          switch (call.purpose()) {
            case PROSPECTING -> Measure.PROSPECTING_CALLS;
            case FOLLOW_UP -> Measure.FOLLOW_UP_CALLS;
            case CLOSING -> Measure.CLOSING_CALLS;
          };
      sheet.count(measure, call, List.of(call));
    }
  }

  private void firstDeal() {
    var openings = deals.stream().map(deal -> new Entry(deal.opening(), deal.events())).toList();
    earliest(openings).ifPresent(first -> sheet.count(Measure.FIRST_DEALS, first.at, first.entity));
    if (!deals.isEmpty()) {
      countByLead(Measure.OPPORTUNITIES_BY_LEAD);
    }
  }

  private void customer() {
    var entries = new ArrayList<Entry>();
    if (customerWhen.contains(CustomerTrigger.DEAL_WON)) {
      deals.forEach(
          deal -> deal.win().ifPresent(win -> entries.add(new Entry(win, deal.events()))));
    }
    if (customerWhen.contains(CustomerTrigger.CONTRACT_SIGNED)) {
      contracts.forEach(
          contract ->
              contract
                  .signature()
                  .ifPresent(signed -> entries.add(new Entry(signed, contract.events()))));
    }
    earliest(entries).ifPresent(this::becomesCustomer);
  }

  private void becomesCustomer(Entry entry) {
    sheet.count(Measure.NEW_CUSTOMERS, entry.at, entry.entity);
    countByLead(Measure.CUSTOMERS_BY_LEAD);
    lead.creation().ifPresent(creation -> customerWithLead(entry, creation));
  }

  private void customerWithLead(Entry entry, Event creation) {
    long days = sheet.daysBetween(creation, entry.at);
    sheet.count(Measure.CUSTOMERS_WITH_LEAD, entry.at, entry.entity);
    sheet.add(Measure.LEAD_TO_CUSTOMER_DAYS, entry.at, entry.entity, days);
  }

  private void countByLead(Measure measure) {
    lead.creation().ifPresent(creation -> sheet.count(measure, creation, List.of()));
  }

  private Optional<Entry> earliest(List<Entry> entries) {
    return journey.events().stream()
        .flatMap(event -> entries.stream().filter(entry -> entry.at.equals(event)))
        .findFirst();
  }

  /** An event at which a party entered something, and the events of the entity it is about. */
  private record Entry(Event at, List<? extends Event> entity) {}
}
