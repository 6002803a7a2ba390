package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.event.SpendEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A feed of a company's data: an event family, or a kind of event within it that is connected by
 * itself. A feed is reported as soon as one valid event of it has a day that has begun.
 */
public enum Feed {
  LEADS,
  MQLS,
  SQLS,
  CALLS,
  DEALS,
  CONTRACTS,
  SUBSCRIPTIONS,
  ORDERS,
  INVOICES,
  MARKETING_SPEND,
  SALES_SPEND,
  PAGE_VIEWS,
  FOLLOWERS,
  COMMENTS,
  SHARES,
  OPT_INS,
  GUEST_POSTS,
  MEETINGS;

  /**
   * The feed of an event; none of those that only say who a party is. It is that of the source's
   * own word: an SQL belongs to the SQLs alone, whatever else it implies.
   */
  public static Optional<Feed> of(Event event) {
    return switch (event.family()) {
      case LEAD -> of((LeadEvent) event);
      case CALL -> Optional.of(CALLS);
      case DEAL -> Optional.of(DEALS);
      case CONTRACT -> Optional.of(CONTRACTS);
      case SUBSCRIPTION -> Optional.of(SUBSCRIPTIONS);
      case PAYMENT ->
          Optional.of(
              switch (((PaymentEvent) event).document()) {
                case ORDER -> ORDERS;
                case INVOICE -> INVOICES;
              });
      case SPEND ->
          Optional.of(
              switch (((SpendEvent) event).purpose()) {
                case MARKETING -> MARKETING_SPEND;
                case SALES -> SALES_SPEND;
              });
      case WEB -> Optional.of(PAGE_VIEWS);
      case SOCIAL -> Optional.of(of((SocialEvent) event));
      case PUBLICATION -> Optional.of(GUEST_POSTS);
      case MEETING -> Optional.of(MEETINGS);
    };
  }

  private static Optional<Feed> of(LeadEvent lead) {
    return switch (lead.type()) {
      case CREATED, DISQUALIFIED, RECYCLED, DELETED -> Optional.of(LEADS);
      case MQL -> Optional.of(MQLS);
      case SQL, CONVERTED -> Optional.of(SQLS);
      case MERGED, IDENTIFIED -> Optional.empty();
    };
  }

  private static Feed of(SocialEvent social) {
    return switch (social.type()) {
      case FOLLOWER_GAINED, FOLLOWER_LOST, FOLLOWER_TOTAL -> FOLLOWERS;
      case COMMENT -> COMMENTS;
      case SHARE -> SHARES;
      case OPT_IN -> OPT_INS;
    };
  }

  /** The family that its events are of. */
  public Family family() {
    return switch (this) {
      case LEADS, MQLS, SQLS -> Family.LEAD;
      case CALLS -> Family.CALL;
      case DEALS -> Family.DEAL;
      case CONTRACTS -> Family.CONTRACT;
      case SUBSCRIPTIONS -> Family.SUBSCRIPTION;
      case ORDERS, INVOICES -> Family.PAYMENT;
      case MARKETING_SPEND, SALES_SPEND -> Family.SPEND;
      case PAGE_VIEWS -> Family.WEB;
      case FOLLOWERS, COMMENTS, SHARES, OPT_INS -> Family.SOCIAL;
      case GUEST_POSTS -> Family.PUBLICATION;
      case MEETINGS -> Family.MEETING;
    };
  }

  /** Whether it is all that events of its family report. */
  public boolean isAllOfItsFamily() {
    return Arrays.stream(values()).filter(feed -> feed.family() == family()).count() == 1;
  }

  /** The measure that counts the feed's events. */
  public Measure events() {
    return switch (this) {
      case LEADS -> Measure.REPORTED_LEADS;
      case MQLS -> Measure.REPORTED_MQLS;
      case SQLS -> Measure.REPORTED_SQLS;
      case CALLS -> Measure.REPORTED_CALLS;
      case DEALS -> Measure.REPORTED_DEALS;
      case CONTRACTS -> Measure.REPORTED_CONTRACTS;
      case SUBSCRIPTIONS -> Measure.REPORTED_SUBSCRIPTIONS;
      case ORDERS -> Measure.REPORTED_ORDERS;
      case INVOICES -> Measure.REPORTED_INVOICES;
      case MARKETING_SPEND -> Measure.REPORTED_MARKETING_SPEND;
      case SALES_SPEND -> Measure.REPORTED_SALES_SPEND;
      case PAGE_VIEWS -> Measure.REPORTED_PAGE_VIEWS;
      case FOLLOWERS -> Measure.REPORTED_FOLLOWERS;
      case COMMENTS -> Measure.REPORTED_COMMENTS;
      case SHARES -> Measure.REPORTED_SHARES;
      case OPT_INS -> Measure.REPORTED_OPT_INS;
      case GUEST_POSTS -> Measure.REPORTED_GUEST_POSTS;
      case MEETINGS -> Measure.REPORTED_MEETINGS;
    };
  }

  /** The name in a sentence, for example {@code marketing spend}. */
  public String words() {
    return switch (this) {
      case MQLS -> "MQLs";
      case SQLS -> "SQLs";
      case OPT_INS -> "opt-ins";
      case LEADS,
          CALLS,
          DEALS,
          CONTRACTS,
          SUBSCRIPTIONS,
          ORDERS,
          INVOICES,
          MARKETING_SPEND,
          SALES_SPEND,
          PAGE_VIEWS,
          FOLLOWERS,
          COMMENTS,
          SHARES,
          GUEST_POSTS,
          MEETINGS ->
          id().replace('_', ' ');
    };
  }

  /** The name that programs see, for example {@code marketing_spend}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
