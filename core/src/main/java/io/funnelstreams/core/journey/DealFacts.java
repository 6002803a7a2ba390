package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.LeadEvent;
import java.util.ArrayList;
import java.util.List;

/** The flows of deals: opened, won, lost, and how long a win took. */
final class DealFacts {
  private DealFacts() {}

  /** Adds the facts of every touched deal and returns the state of each deal. */
  static List<Deal> all(
      EventsByEntity itinerary, JourneyRules rules, AffectedEntities touched, FactCollector facts) {
    var deals = new ArrayList<Deal>(itinerary.deals().size());
    for (var steps : itinerary.deals().values()) {
      var deal = deal(steps, rules);
      if (touched.has(deal.opened().event())) {
        add(deal, itinerary.lead(), facts);
      }
      deals.add(deal);
    }
    return deals;
  }

  /** The state of a deal after its events. */
  static Deal deal(List<OrderedEvent<DealEvent>> steps, JourneyRules rules) {
    return Deal.of(steps, event -> converted(event, rules));
  }

  /** Adds the facts of a deal, given the party's own events. */
  static void add(Deal deal, List<OrderedEvent<LeadEvent>> lead, FactCollector facts) {
    flows(deal, facts);
    new OpenDealStock(deal, facts).add(lead);
  }

  private static void flows(Deal deal, FactCollector facts) {
    facts.entity(Measure.DEALS_OPENED, deal.opened(), deal.steps(), 1);
    deal.close().ifPresent(close -> closed(deal, close, facts));
  }

  private static void closed(Deal deal, OrderedEvent<DealEvent> close, FactCollector facts) {
    if (close.event().type() == DealEvent.Type.LOST) {
      facts.entity(Measure.DEALS_LOST, close, deal.steps(), 1);
      facts.entity(Measure.OPENED_DEALS_LOST, deal.opened(), deal.steps(), 1);
      return;
    }
    facts.entity(Measure.DEALS_WON, close, deal.steps(), 1);
    facts.entity(Measure.OPENED_DEALS_WON, deal.opened(), deal.steps(), 1);
    facts.entity(Measure.WON_AMOUNT, close, deal.steps(), deal.finalAmount());
    facts.days(
        Measure.SALES_CYCLE_DAYS,
        Measure.SALES_CYCLE_DAYS_DISTRIBUTION,
        deal.opened(),
        close,
        deal.steps());
  }

  private static long converted(DealEvent event, JourneyRules rules) {
    return event.amount().map(money -> rules.inPlanCurrency(money, event)).orElseThrow();
  }
}
