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
 * The measures that a company reports at all. A measure that was never reported has no value in any
 * period or segment.
 */
final class Reports {
  private static final Set<OracleMeasure> LEADS = EnumSet.of(OracleMeasure.LEADS);
  private static final Set<OracleMeasure> CALLS =
      EnumSet.range(OracleMeasure.PROSPECTING_CALLS, OracleMeasure.SECONDS_TALKED);
  private static final Set<OracleMeasure> MEETINGS =
      EnumSet.range(OracleMeasure.MEETINGS_BOOKED, OracleMeasure.MEETINGS_BY_LEAD);
  private static final Set<OracleMeasure> CONTRACTS =
      EnumSet.range(OracleMeasure.CONTRACTS_SENT, OracleMeasure.SIGNED_BY_SENDING);
  private static final Set<OracleMeasure> CUSTOMERS =
      EnumSet.of(
          OracleMeasure.NEW_CUSTOMERS,
          OracleMeasure.CUSTOMERS,
          OracleMeasure.CUSTOMERS_BY_LEAD,
          OracleMeasure.CUSTOMERS_WITH_LEAD,
          OracleMeasure.LEAD_TO_CUSTOMER_DAYS,
          OracleMeasure.CUSTOMERS_WITH_OPPORTUNITY,
          OracleMeasure.DAYS_FROM_OPPORTUNITY);
  private static final Set<OracleMeasure> DEALS = deals();
  private static final Set<OracleMeasure> SUBSCRIPTIONS = subscriptions();
  private static final Set<OracleMeasure> SITE =
      EnumSet.range(OracleMeasure.SESSIONS, OracleMeasure.SOCIAL_SESSIONS);

  private final Set<String> said = new HashSet<>();
  private final EnumSet<OracleMeasure> reported = EnumSet.noneOf(OracleMeasure.class);

  private Reports(Collection<Event> events, Set<CustomerTrigger> customerDefinition) {
    events.forEach(event -> said.add(event.family() + kind(event)));
    when(LEADS, "LEAD", "LEAD mql", "LEAD sql");
    when(
        EnumSet.of(OracleMeasure.MQLS, OracleMeasure.MQLS_BY_LEAD, OracleMeasure.DAYS_TO_MQL),
        "LEAD mql",
        "LEAD sql");
    when(
        EnumSet.of(
            OracleMeasure.SQLS,
            OracleMeasure.SQLS_BY_MQL,
            OracleMeasure.SQLS_BY_LEAD,
            OracleMeasure.DAYS_TO_SQL),
        "LEAD sql");
    when(CALLS, "CALL");
    when(MEETINGS, "MEETING");
    when(
        EnumSet.of(OracleMeasure.FIRST_MEETINGS_OF_LEADS, OracleMeasure.DAYS_TO_MEETING),
        "MEETING");
    when(DEALS, "DEAL");
    when(
        EnumSet.of(OracleMeasure.OPPORTUNITIES_WITH_SQL, OracleMeasure.DAYS_TO_OPPORTUNITY),
        "DEAL");
    when(CONTRACTS, "CONTRACT");
    when(SUBSCRIPTIONS, "SUBSCRIPTION");
    when(CUSTOMERS, customerDefinition.stream().map(Reports::families).toArray(String[]::new));
    when(
        EnumSet.of(OracleMeasure.REVENUE, OracleMeasure.PAYERS),
        "PAYMENT order",
        "PAYMENT invoice");
    when(EnumSet.of(OracleMeasure.ORDERS, OracleMeasure.REPEAT_CUSTOMERS), "PAYMENT order");
    when(EnumSet.of(OracleMeasure.MARKETING_SPEND), "SPEND marketing");
    when(EnumSet.of(OracleMeasure.SALES_SPEND), "SPEND sales");
    when(SITE, "WEB");
    when(EnumSet.of(OracleMeasure.FOLLOWERS), "SOCIAL follower");
    when(EnumSet.of(OracleMeasure.COMMENTS), "SOCIAL comment");
    when(EnumSet.of(OracleMeasure.SHARES), "SOCIAL share");
    when(EnumSet.of(OracleMeasure.OPT_INS), "SOCIAL opt-in");
    when(EnumSet.of(OracleMeasure.GUEST_POSTS), "PUBLICATION");
  }

  /**
   * The measures that were never reported.
   *
   * @param events those that are valid and whose day has begun
   */
  static Set<OracleMeasure> never(
      Collection<Event> events, Set<CustomerTrigger> customerDefinition) {
    return EnumSet.complementOf(new Reports(events, customerDefinition).reported);
  }

  private void when(Set<OracleMeasure> measures, String... kinds) {
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

  private static Set<OracleMeasure> deals() {
    var deals = EnumSet.range(OracleMeasure.DEALS_OPENED, OracleMeasure.CYCLE_DAYS);
    deals.addAll(List.of(OracleMeasure.FIRST_DEALS, OracleMeasure.OPPORTUNITIES_BY_LEAD));
    return deals;
  }

  private static Set<OracleMeasure> subscriptions() {
    var subscriptions = EnumSet.range(OracleMeasure.MRR, OracleMeasure.RENEWED);
    subscriptions.addAll(
        List.of(OracleMeasure.CHURNED_CUSTOMERS, OracleMeasure.REACTIVATED_CUSTOMERS));
    return subscriptions;
  }
}
