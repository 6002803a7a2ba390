package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.CallEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.PublicationEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.WebEvent;
import io.funnelstreams.core.journey.CustomerTrigger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything counted in one journey. */
final class JourneyFacts {
  /** The lowest domain authority of a site for which a guest post counts. */
  private static final int AUTHORITY_FLOOR = 40;

  private final OracleJourney journey;
  private final Set<CustomerTrigger> customerDefinition;
  private final FactSheet sheet;
  private final OracleLeadFacts lead;
  private final List<OracleDealFacts> deals;
  private final List<OracleContractFacts> contracts;
  private final OraclePaymentFacts payments;
  private final RecurringRevenue revenue;

  JourneyFacts(OracleJourney journey, Set<CustomerTrigger> customerDefinition, FactSheet sheet) {
    this.journey = journey;
    this.customerDefinition = customerDefinition;
    this.sheet = sheet;
    lead = new OracleLeadFacts(journey);
    deals = journey.deals().stream().map(OracleDealFacts::new).toList();
    contracts = journey.contracts().stream().map(OracleContractFacts::new).toList();
    payments = new OraclePaymentFacts(journey.all(PaymentEvent.class));
    revenue = new RecurringRevenue(journey.subscriptions(), sheet);
  }

  List<OracleFact> facts() {
    lead.writeTo(sheet);
    deals.forEach(deal -> deal.writeTo(sheet));
    deals.forEach(deal -> new DealStock(journey, deal).writeTo(sheet));
    contracts.forEach(contract -> contract.writeTo(sheet));
    payments.writeTo(sheet);
    revenue.writeTo(sheet);
    revenue.subscriptions().forEach(one -> new OracleRenewalFacts(one).writeTo(sheet));
    new OracleSessionFacts(journey.all(WebEvent.class)).writeTo(sheet);
    new SocialFacts(journey.all(SocialEvent.class)).writeTo(sheet);
    calls();
    meetings();
    spend();
    publications();
    firstDeal();
    customer();
    return sheet.facts();
  }

  /** The segments in which the party is a subscriber. */
  SubscriberLine subscriber() {
    return revenue.line();
  }

  private void spend() {
    for (var spend : journey.all(SpendEvent.class)) {
      var measure =
          switch (spend.purpose()) {
            case MARKETING -> OracleMeasure.MARKETING_SPEND;
            case SALES -> OracleMeasure.SALES_SPEND;
          };
      sheet.add(measure, spend, List.of(spend), sheet.convert(spend.amount(), spend));
    }
  }

  private void publications() {
    for (var post : journey.all(PublicationEvent.class)) {
      if (post.domainAuthority().isPresent()
          && post.domainAuthority().getAsInt() >= AUTHORITY_FLOOR) {
        sheet.count(OracleMeasure.GUEST_POSTS, post, List.of(post));
      }
    }
  }

  private void calls() {
    for (var call : journey.all(CallEvent.class)) {
      var measure =
          switch (call.purpose()) {
            case PROSPECTING -> OracleMeasure.PROSPECTING_CALLS;
            case FOLLOW_UP -> OracleMeasure.FOLLOW_UP_CALLS;
            case CLOSING -> OracleMeasure.CLOSING_CALLS;
          };
      sheet.count(measure, call, List.of(call));
      call.outcome().ifPresent(ended -> talked(call, ended == CallEvent.Outcome.CONNECTED));
    }
  }

  private void talked(CallEvent call, boolean connected) {
    sheet.count(OracleMeasure.CALLS_ENDED_SOMEHOW, call, List.of(call));
    if (connected) {
      sheet.count(OracleMeasure.CALLS_TALKED, call, List.of(call));
      sheet.add(OracleMeasure.SECONDS_TALKED, call, List.of(call), call.seconds());
    }
  }

  private void meetings() {
    var meetings = journey.meetings().stream().map(MeetingFacts::new).toList();
    meetings.forEach(meeting -> meeting.writeTo(sheet));
    var held = new ArrayList<>(meetings);
    held.removeIf(meeting -> meeting.heldAt().isEmpty());
    if (held.isEmpty()) {
      return;
    }
    // The sort is stable: meetings of one day keep the order of the events by which they were held.
    held.sort(Comparator.comparingInt(one -> journey.events().indexOf(one.heldAt().get())));
    held.sort(Comparator.comparing(one -> one.day(sheet)));
    var first = held.get(0);
    var segment = first.segment(first.heldAt().get(), sheet);
    var day = first.day(sheet);
    sheet.addOn(day, segment, OracleMeasure.FIRST_MEETINGS, 1);
    countByLead(OracleMeasure.MEETINGS_BY_LEAD);
    lead.creation()
        .ifPresent(
            creation -> {
              sheet.addOn(day, segment, OracleMeasure.FIRST_MEETINGS_OF_LEADS, 1);
              long days = waited(sheet.dayOf(creation), day);
              sheet.addOn(day, segment, OracleMeasure.DAYS_TO_MEETING, days);
            });
  }

  private void firstDeal() {
    opportunity().ifPresent(this::firstDeal);
    if (!deals.isEmpty()) {
      countByLead(OracleMeasure.OPPORTUNITIES_BY_LEAD);
    }
  }

  private Optional<Entry> opportunity() {
    return earliest(deals.stream().map(deal -> new Entry(deal.opening(), deal.events())).toList());
  }

  private void firstDeal(Entry first) {
    sheet.count(OracleMeasure.FIRST_DEALS, first.at, first.entity);
    var sql = lead.sqlFor(first.at);
    if (sql.isPresent()) {
      sheet.count(OracleMeasure.OPPORTUNITIES_WITH_SQL, first.at, first.entity);
      long days = waited(sheet.dayOf(sql.get()), sheet.dayOf(first.at));
      sheet.add(OracleMeasure.DAYS_TO_OPPORTUNITY, first.at, first.entity, days);
    }
  }

  /** The days that a stage took; none where the one before it was reached after it. */
  private static long waited(LocalDate from, LocalDate to) {
    return from.isBefore(to) ? ChronoUnit.DAYS.between(from, to) : 0;
  }

  private void customer() {
    var event = earliest(customerEvents());
    var subscribed =
        subscribed().filter(day -> event.map(e -> day.isBefore(sheet.dayOf(e.at))).orElse(true));
    if (subscribed.isPresent()) {
      becomesCustomer(subscribed.get(), revenue.largestAt(subscribed.get()).orElseThrow());
    } else if (event.isPresent()) {
      var entry = event.get();
      becomesCustomer(sheet.dayOf(entry.at), sheet.segmentOf(entry.at, entry.entity));
    }
  }

  private List<Entry> customerEvents() {
    var entries = new ArrayList<Entry>();
    for (var trigger : customerDefinition) {
      switch (trigger) {
        case DEAL_WON ->
            deals.forEach(
                deal -> deal.win().ifPresent(win -> entries.add(new Entry(win, deal.events()))));
        case CONTRACT_SIGNED ->
            contracts.forEach(
                contract ->
                    contract
                        .signature()
                        .ifPresent(signed -> entries.add(new Entry(signed, contract.events()))));
        case ORDER_PAID ->
            payments
                .firstPaidOrder()
                .ifPresent(paid -> entries.add(new Entry(paid, payments.documentOf(paid))));
        case SUBSCRIPTION_STARTED -> {}
      }
    }
    return entries;
  }

  /** The first day at whose end there is recurring revenue, where that makes a customer. */
  private Optional<LocalDate> subscribed() {
    return customerDefinition.contains(CustomerTrigger.SUBSCRIPTION_STARTED)
        ? revenue.days().stream().filter(day -> revenue.totalAt(day) > 0).findFirst()
        : Optional.empty();
  }

  private void becomesCustomer(LocalDate since, Map<String, String> segment) {
    new OracleCustomerFacts(since, segment, revenue).writeTo(sheet);
    countByLead(OracleMeasure.CUSTOMERS_BY_LEAD);
    opportunity()
        .ifPresent(
            first -> {
              sheet.addOn(since, segment, OracleMeasure.CUSTOMERS_WITH_OPPORTUNITY, 1);
              long days = waited(sheet.dayOf(first.at), since);
              sheet.addOn(since, segment, OracleMeasure.DAYS_FROM_OPPORTUNITY, days);
            });
    lead.creation()
        .ifPresent(
            creation -> {
              long days = ChronoUnit.DAYS.between(sheet.dayOf(creation), since);
              sheet.addOn(since, segment, OracleMeasure.CUSTOMERS_WITH_LEAD, 1);
              sheet.addOn(since, segment, OracleMeasure.LEAD_TO_CUSTOMER_DAYS, days);
            });
  }

  private void countByLead(OracleMeasure measure) {
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
