package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.journey.CustomerTrigger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a company reports at all. A measure that nothing of was ever reported has no value anywhere,
 * in no period and no segment.
 */
final class Reports {
  private static final Set<Measure> LEADS = EnumSet.of(Measure.LEADS);
  private static final Set<Measure> CALLS =
      EnumSet.range(Measure.PROSPECTING_CALLS, Measure.SECONDS_TALKED);
  private static final Set<Measure> MEETINGS =
      EnumSet.range(Measure.MEETINGS_BOOKED, Measure.MEETINGS_BY_LEAD);
  private static final Set<Measure> CONTRACTS =
      EnumSet.range(Measure.CONTRACTS_SENT, Measure.SIGNED_BY_SENDING);
  private static final Set<Measure> CUSTOMERS =
      EnumSet.of(
          Measure.NEW_CUSTOMERS,
          Measure.CUSTOMERS,
          Measure.CUSTOMERS_BY_LEAD,
          Measure.CUSTOMERS_WITH_LEAD,
          Measure.LEAD_TO_CUSTOMER_DAYS);
  private static final Set<Measure> DEALS = deals();
  private static final Set<Measure> SUBSCRIPTIONS = subscriptions();
  private static final Set<Measure> SITE = EnumSet.range(Measure.SESSIONS, Measure.SOCIAL_SESSIONS);

  private final Set<String> said = new HashSet<>();
  private final EnumSet<Measure> reported = EnumSet.noneOf(Measure.class);

  private Reports(Collection<Event> events, Set<CustomerTrigger> customerWhen) {
    events.forEach(event -> said.add(event.family() + kind(event)));
    when(LEADS, "LEAD", "LEAD mql", "LEAD sql");
    when(EnumSet.of(Measure.MQLS), "LEAD mql", "LEAD sql");
    when(EnumSet.of(Measure.SQLS, Measure.SQLS_BY_MQL), "LEAD sql");
    when(CALLS, "CALL");
    when(MEETINGS, "MEETING");
    when(DEALS, "DEAL");
    when(CONTRACTS, "CONTRACT");
    when(SUBSCRIPTIONS, "SUBSCRIPTION");
    when(CUSTOMERS, customerWhen.stream().map(Reports::families).toArray(String[]::new));
    when(EnumSet.of(Measure.REVENUE, Measure.PAYERS), "PAYMENT order", "PAYMENT invoice");
    when(EnumSet.of(Measure.ORDERS, Measure.REPEAT_CUSTOMERS), "PAYMENT order");
    when(EnumSet.of(Measure.MARKETING_SPEND), "SPEND marketing");
    when(EnumSet.of(Measure.SALES_SPEND), "SPEND sales");
    when(SITE, "WEB");
    when(EnumSet.of(Measure.FOLLOWERS), "SOCIAL follower");
    when(EnumSet.of(Measure.COMMENTS), "SOCIAL comment");
    when(EnumSet.of(Measure.SHARES), "SOCIAL share");
    when(EnumSet.of(Measure.OPT_INS), "SOCIAL opt-in");
    when(EnumSet.of(Measure.GUEST_POSTS), "PUBLICATION");
  }

  /**
   * The measures that nobody ever reported.
   *
   * @param events those that stand and whose day has begun
   */
  static Set<Measure> never(Collection<Event> events, Set<CustomerTrigger> customerWhen) {
    return EnumSet.complementOf(new Reports(events, customerWhen).reported);
  }

  private void when(Set<Measure> measures, String... kinds) {
    if (!Collections.disjoint(said, Arrays.asList(kinds))) {
      reported.addAll(measures);
    }
  }

  private static String kind(Event event) {
    if (event instanceof LeadEvent lead) {
      return switch (lead.type()) {
        case MQL -> " mql";
        case SQL, CONVERTED -> " sql";
        case MERGED, IDENTIFIED -> " person";
        case CREATED, DISQUALIFIED, RECYCLED, DELETED -> "";
      };
    }
    if (event instanceof PaymentEvent payment) {
      return payment.document() == PaymentEvent.Document.ORDER ? " order" : " invoice";
    }
    if (event instanceof SpendEvent spend) {
      return spend.purpose() == SpendEvent.Purpose.SALES ? " sales" : " marketing";
    }
    if (event instanceof SocialEvent social) {
      return switch (social.type()) {
        case FOLLOWER_GAINED, FOLLOWER_LOST, FOLLOWER_TOTAL -> " follower";
        case COMMENT -> " comment";
        case SHARE -> " share";
        case OPT_IN -> " opt-in";
      };
    }
    return "";
  }

  private static String families(CustomerTrigger trigger) {
    return switch (trigger) {
      case DEAL_WON -> "DEAL";
      case CONTRACT_SIGNED -> "CONTRACT";
      case SUBSCRIPTION_STARTED -> "SUBSCRIPTION";
      case ORDER_PAID -> "PAYMENT order";
    };
  }

  private static Set<Measure> deals() {
    var deals = EnumSet.range(Measure.DEALS_OPENED, Measure.CYCLE_DAYS);
    deals.addAll(List.of(Measure.FIRST_DEALS, Measure.OPPORTUNITIES_BY_LEAD));
    return deals;
  }

  private static Set<Measure> subscriptions() {
    var subscriptions = EnumSet.range(Measure.MRR, Measure.RENEWED);
    subscriptions.addAll(List.of(Measure.CHURNED_CUSTOMERS, Measure.REACTIVATED_CUSTOMERS));
    return subscriptions;
  }
}
