package io.funnelstreams.core.journey;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which feeds report a measure: it was reported when any one of them was. That nothing of it was
 * counted yet is another matter: where deals are reported and none was won, no deals are won.
 */
enum FedBy {
  /** It counts events of any kind, so there is nothing to wait for. */
  ANYTHING,
  /** Any stage makes a lead. */
  LEADS,
  /** An SQL implies an MQL. */
  MQLS,
  SQLS,
  CALLS,
  DEALS,
  CONTRACTS,
  /** What makes a customer, as the plan has it. */
  CUSTOMER_TRIGGERS,
  SUBSCRIPTIONS,
  ORDERS,
  PAYMENTS,
  MARKETING_SPEND,
  SALES_SPEND,
  PAGE_VIEWS,
  FOLLOWERS,
  COMMENTS,
  SHARES,
  OPT_INS,
  GUEST_POSTS;

  static FedBy of(DistinctMeasure measure) {
    return switch (measure) {
      case REPEAT_CUSTOMERS -> ORDERS;
      case CHURNED_SUBSCRIBERS -> SUBSCRIPTIONS;
      case UNIQUE_VISITORS -> PAGE_VIEWS;
    };
  }

  Set<Feed> feeds(Set<CustomerTrigger> customerWhen) {
    return switch (this) {
      case ANYTHING -> Set.of();
      case LEADS -> some(Feed.LEADS, Feed.MQLS, Feed.SQLS);
      case MQLS -> some(Feed.MQLS, Feed.SQLS);
      case SQLS -> some(Feed.SQLS);
      case CALLS -> some(Feed.CALLS);
      case DEALS -> some(Feed.DEALS);
      case CONTRACTS -> some(Feed.CONTRACTS);
      case CUSTOMER_TRIGGERS -> feedsOf(customerWhen);
      case SUBSCRIPTIONS -> some(Feed.SUBSCRIPTIONS);
      case ORDERS -> some(Feed.ORDERS);
      case PAYMENTS -> some(Feed.ORDERS, Feed.INVOICES);
      case MARKETING_SPEND -> some(Feed.MARKETING_SPEND);
      case SALES_SPEND -> some(Feed.SALES_SPEND);
      case PAGE_VIEWS -> some(Feed.PAGE_VIEWS);
      case FOLLOWERS -> some(Feed.FOLLOWERS);
      case COMMENTS -> some(Feed.COMMENTS);
      case SHARES -> some(Feed.SHARES);
      case OPT_INS -> some(Feed.OPT_INS);
      case GUEST_POSTS -> some(Feed.GUEST_POSTS);
    };
  }

  private static Set<Feed> some(Feed first, Feed... others) {
    return Collections.unmodifiableSet(EnumSet.of(first, others));
  }

  private static Set<Feed> feedsOf(Set<CustomerTrigger> customerWhen) {
    var feeds = EnumSet.noneOf(Feed.class);
    for (var trigger : customerWhen) {
      feeds.add(
          switch (trigger) {
            case DEAL_WON -> Feed.DEALS;
            case CONTRACT_SIGNED -> Feed.CONTRACTS;
            case SUBSCRIPTION_STARTED -> Feed.SUBSCRIPTIONS;
            case ORDER_PAID -> Feed.ORDERS;
          });
    }
    return Collections.unmodifiableSet(feeds);
  }
}
