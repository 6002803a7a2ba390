package io.funnelstreams.core.journey;

import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.time.Grain;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A measure that facts add to. Every measure is additive: over days, segments and parties.
 *
 * <p>Stores and topics hold its code; a code never changes its meaning and is never used again.
 */
public enum Measure {
  /**
   * Valid events that belong to no feed, on their day; and those that take effect on another day,
   * on that day.
   */
  EVENTS(0, FedBy.ANYTHING),
  /** Leads created, once per party. */
  LEADS(1, FedBy.LEADS),
  /** Leads reaching MQL, once per pass. */
  MQLS(2, FedBy.MQLS),
  /** Leads reaching SQL, once per pass. */
  SQLS(3, FedBy.SQLS),
  /** On the day of the MQL: MQLs that reached SQL in their pass. */
  MQLS_REACHED_SQL(4, FedBy.SQLS),
  /** Parties whose first deal was opened. */
  FIRST_DEALS(5, FedBy.DEALS),
  /** On the day of the lead: leads that ever had a deal. */
  LEADS_REACHED_DEAL(6, FedBy.DEALS),
  /** On the day of the lead: leads that ever became a customer. */
  LEADS_REACHED_CUSTOMER(7, FedBy.CUSTOMER_TRIGGERS),
  NEW_CUSTOMERS(8, FedBy.CUSTOMER_TRIGGERS),
  PROSPECTING_CALLS(9, FedBy.CALLS),
  FOLLOW_UP_CALLS(10, FedBy.CALLS),
  CLOSING_CALLS(11, FedBy.CALLS),
  /** Meetings, on the day they are planned for, whether held or not. */
  MEETINGS_BOOKED(35, FedBy.MEETINGS),
  MEETINGS_HELD(36, FedBy.MEETINGS),
  /** Meetings that the party did not attend. */
  MEETING_NO_SHOWS(37, FedBy.MEETINGS),
  /** Parties, on the day of their first meeting that was held. */
  FIRST_MEETINGS(38, FedBy.MEETINGS),
  /** On the day of the lead: leads that ever had a meeting that was held. */
  LEADS_REACHED_MEETING(39, FedBy.MEETINGS),
  /** Calls of which the source says how they ended. */
  CALLS_WITH_OUTCOME(32, FedBy.CALLS),
  CONNECTED_CALLS(33, FedBy.CALLS),
  /** Of connected calls. */
  TALK_SECONDS(34, FedBy.CALLS, Kind.SECONDS),
  DEALS_OPENED(12, FedBy.DEALS),
  DEALS_WON(13, FedBy.DEALS),
  DEALS_LOST(14, FedBy.DEALS),
  WON_AMOUNT(15, FedBy.DEALS, Kind.MONEY),
  /** On the day of the opening: deals that are won. */
  OPENED_DEALS_WON(16, FedBy.DEALS),
  /** On the day of the opening: deals that are lost. */
  OPENED_DEALS_LOST(17, FedBy.DEALS),
  /** Deals that enter (+1) or leave (−1) the open ones. */
  OPEN_DEALS(18, FedBy.DEALS),
  /** Money that enters or leaves the open deals. */
  PIPELINE_VALUE(19, FedBy.DEALS, Kind.MONEY),
  /** Calendar days from the opening to the win, on the day of the win. */
  SALES_CYCLE_DAYS(20, FedBy.DEALS, Kind.DAYS),
  /** Calendar days from lead to customer, on the customer's day. */
  LEAD_TO_CUSTOMER_DAYS(21, FedBy.CUSTOMER_TRIGGERS, Kind.DAYS),
  /** Customers that were a lead. */
  CUSTOMERS_WITH_LEAD(22, FedBy.CUSTOMER_TRIGGERS),
  CONTRACTS_SENT(23, FedBy.CONTRACTS),
  CONTRACTS_VIEWED(24, FedBy.CONTRACTS),
  CONTRACTS_SIGNED(25, FedBy.CONTRACTS),
  CONTRACTS_DECLINED(26, FedBy.CONTRACTS),
  CONTRACTS_EXPIRED(27, FedBy.CONTRACTS),
  CONTRACTS_VOIDED(28, FedBy.CONTRACTS),
  /** On the day of the sending: contracts that were signed. */
  SENT_CONTRACTS_SIGNED(29, FedBy.CONTRACTS),
  /** Won deals per bucket of their cycle's days: the distribution behind the median. */
  SALES_CYCLE_DAYS_DISTRIBUTION(30, FedBy.DEALS, Kind.DISTRIBUTION),
  /** Customers per bucket of their days from lead: the distribution behind the median. */
  LEAD_TO_CUSTOMER_DAYS_DISTRIBUTION(31, FedBy.CUSTOMER_TRIGGERS, Kind.DISTRIBUTION),
  /** On the day of the lead: leads that ever reached MQL. */
  LEADS_REACHED_MQL(118, FedBy.MQLS),
  /** On the day of the lead: leads that ever reached SQL. */
  LEADS_REACHED_SQL(119, FedBy.SQLS),
  /** MQLs per bucket of their days from the beginning of their pass. */
  LEAD_TO_MQL_DAYS_DISTRIBUTION(120, FedBy.MQLS, Kind.DISTRIBUTION),
  /** SQLs per bucket of their days from the MQL of their pass. */
  MQL_TO_SQL_DAYS_DISTRIBUTION(121, FedBy.SQLS, Kind.DISTRIBUTION),
  /** Leads with a meeting that was held, per bucket of the days to the first one. */
  LEAD_TO_MEETING_DAYS_DISTRIBUTION(122, FedBy.MEETINGS, Kind.DISTRIBUTION),
  /** Parties with an SQL and a deal, per bucket of the days to the opening of their first deal. */
  SQL_TO_OPPORTUNITY_DAYS_DISTRIBUTION(123, FedBy.DEALS, Kind.DISTRIBUTION),
  /** Customers with a deal, per bucket of the days from the opening of their first deal. */
  OPPORTUNITY_TO_CUSTOMER_DAYS_DISTRIBUTION(124, FedBy.CUSTOMER_TRIGGERS, Kind.DISTRIBUTION),
  /** Monthly recurring revenue that enters or leaves. */
  MRR(40, FedBy.SUBSCRIPTIONS, Kind.MONEY),
  /** The MRR of customers that had none before. */
  NEW_MRR(41, FedBy.SUBSCRIPTIONS, Kind.MONEY),
  /** The MRR that customers have more than the day before, or as much in other segments. */
  EXPANSION_MRR(42, FedBy.SUBSCRIPTIONS, Kind.MONEY),
  /** The MRR that customers have less than the day before. */
  CONTRACTION_MRR(43, FedBy.SUBSCRIPTIONS, Kind.MONEY),
  /** The MRR of customers that have none any more. */
  CHURNED_MRR(44, FedBy.SUBSCRIPTIONS, Kind.MONEY),
  /** The MRR of customers whose MRR had fallen to 0. */
  REACTIVATION_MRR(45, FedBy.SUBSCRIPTIONS, Kind.MONEY),
  /** Parties that become (+1) or cease to be (−1) a customer. */
  CUSTOMERS(46, FedBy.CUSTOMER_TRIGGERS),
  CHURNED_CUSTOMERS(47, FedBy.SUBSCRIPTIONS),
  REACTIVATED_CUSTOMERS(48, FedBy.SUBSCRIPTIONS),
  /** Parties whose MRR rises above 0 (+1) or falls to 0 (−1). */
  SUBSCRIBERS(49, FedBy.SUBSCRIPTIONS),
  /** Terms of subscriptions that end. */
  RENEWALS_DUE(50, FedBy.SUBSCRIPTIONS),
  /** On the day it was due: terms that were followed by another. */
  RENEWALS(51, FedBy.SUBSCRIPTIONS),
  CHURNED_SUBSCRIBERS_DAY(52, DistinctMeasure.CHURNED_SUBSCRIBERS, Grain.DAY),
  CHURNED_SUBSCRIBERS_WEEK(53, DistinctMeasure.CHURNED_SUBSCRIBERS, Grain.WEEK),
  CHURNED_SUBSCRIBERS_MONTH(54, DistinctMeasure.CHURNED_SUBSCRIBERS, Grain.MONTH),
  CHURNED_SUBSCRIBERS_QUARTER(55, DistinctMeasure.CHURNED_SUBSCRIBERS, Grain.QUARTER),
  CHURNED_SUBSCRIBERS_YEAR(56, DistinctMeasure.CHURNED_SUBSCRIBERS, Grain.YEAR),
  CHURNED_SUBSCRIBERS_TOTAL(57, DistinctMeasure.CHURNED_SUBSCRIBERS, Grain.TOTAL),
  /** Orders, on the day of their first payment. */
  ORDERS(70, FedBy.ORDERS),
  /** Payments less refunds. */
  REVENUE(71, FedBy.PAYMENTS, Kind.MONEY),
  /** Parties, on the day of their first payment above 0; in each segment of a breakdown once. */
  PAYERS(72, FedBy.PAYMENTS),
  MARKETING_SPEND(73, FedBy.MARKETING_SPEND, Kind.MONEY),
  SALES_SPEND(74, FedBy.SALES_SPEND, Kind.MONEY),
  /** Followers gained, less those lost. */
  FOLLOWER_GROWTH(75, FedBy.FOLLOWERS),
  COMMENTS(76, FedBy.COMMENTS),
  SHARES(77, FedBy.SHARES),
  SOCIAL_OPT_INS(78, FedBy.OPT_INS),
  /** Guest posts on sites whose domain authority reaches the plan's floor. */
  GUEST_POSTS(79, FedBy.GUEST_POSTS),
  REPEAT_CUSTOMERS_DAY(80, DistinctMeasure.REPEAT_CUSTOMERS, Grain.DAY),
  REPEAT_CUSTOMERS_WEEK(81, DistinctMeasure.REPEAT_CUSTOMERS, Grain.WEEK),
  REPEAT_CUSTOMERS_MONTH(82, DistinctMeasure.REPEAT_CUSTOMERS, Grain.MONTH),
  REPEAT_CUSTOMERS_QUARTER(83, DistinctMeasure.REPEAT_CUSTOMERS, Grain.QUARTER),
  REPEAT_CUSTOMERS_YEAR(84, DistinctMeasure.REPEAT_CUSTOMERS, Grain.YEAR),
  REPEAT_CUSTOMERS_TOTAL(85, DistinctMeasure.REPEAT_CUSTOMERS, Grain.TOTAL),
  /** Sessions, on the day of their first view. */
  SESSIONS(100, FedBy.PAGE_VIEWS),
  /** On the day of the session: its views. */
  PAGE_VIEWS(101, FedBy.PAGE_VIEWS),
  /** Sessions of a single view. */
  BOUNCES(102, FedBy.PAGE_VIEWS),
  /** From first to last view, in whole seconds, on the day of the session. */
  SESSION_SECONDS(103, FedBy.PAGE_VIEWS, Kind.SECONDS),
  /** Sessions whose first view came from a link on another site. */
  REFERRAL_SESSIONS(104, FedBy.PAGE_VIEWS),
  /** Sessions whose first view came from a social network. */
  SOCIAL_SESSIONS(105, FedBy.PAGE_VIEWS),
  UNIQUE_VISITORS_DAY(110, DistinctMeasure.UNIQUE_VISITORS, Grain.DAY),
  UNIQUE_VISITORS_WEEK(111, DistinctMeasure.UNIQUE_VISITORS, Grain.WEEK),
  UNIQUE_VISITORS_MONTH(112, DistinctMeasure.UNIQUE_VISITORS, Grain.MONTH),
  UNIQUE_VISITORS_QUARTER(113, DistinctMeasure.UNIQUE_VISITORS, Grain.QUARTER),
  UNIQUE_VISITORS_YEAR(114, DistinctMeasure.UNIQUE_VISITORS, Grain.YEAR),
  UNIQUE_VISITORS_TOTAL(115, DistinctMeasure.UNIQUE_VISITORS, Grain.TOTAL),
  /** Valid events of a feed, on their day; so are all that follow. */
  REPORTED_LEADS(200, Feed.LEADS),
  REPORTED_MQLS(201, Feed.MQLS),
  REPORTED_SQLS(202, Feed.SQLS),
  REPORTED_CALLS(203, Feed.CALLS),
  REPORTED_DEALS(204, Feed.DEALS),
  REPORTED_CONTRACTS(205, Feed.CONTRACTS),
  REPORTED_SUBSCRIPTIONS(206, Feed.SUBSCRIPTIONS),
  REPORTED_ORDERS(207, Feed.ORDERS),
  REPORTED_INVOICES(208, Feed.INVOICES),
  REPORTED_MARKETING_SPEND(209, Feed.MARKETING_SPEND),
  REPORTED_SALES_SPEND(210, Feed.SALES_SPEND),
  REPORTED_PAGE_VIEWS(211, Feed.PAGE_VIEWS),
  REPORTED_FOLLOWERS(212, Feed.FOLLOWERS),
  REPORTED_COMMENTS(213, Feed.COMMENTS),
  REPORTED_SHARES(214, Feed.SHARES),
  REPORTED_OPT_INS(215, Feed.OPT_INS),
  REPORTED_GUEST_POSTS(216, Feed.GUEST_POSTS),
  REPORTED_MEETINGS(217, Feed.MEETINGS);

  /**
   * Which feeds report a measure: it was reported when any one of them was. A count of 0 is not a
   * missing report: where deals are reported and none was won, no deals are won.
   */
  private enum FedBy {
    /** It counts events of any kind, so it needs no feed. */
    ANYTHING,
    /** Any stage makes a lead. */
    LEADS,
    /** An SQL implies an MQL. */
    MQLS,
    SQLS,
    CALLS,
    MEETINGS,
    DEALS,
    CONTRACTS,
    /** The feeds of the plan's customer triggers. */
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

    Set<Feed> feeds(Set<CustomerTrigger> customerDefinition) {
      return switch (this) {
        case ANYTHING -> Set.of();
        case LEADS -> some(Feed.LEADS, Feed.MQLS, Feed.SQLS);
        case MQLS -> some(Feed.MQLS, Feed.SQLS);
        case SQLS -> some(Feed.SQLS);
        case CALLS -> some(Feed.CALLS);
        case MEETINGS -> some(Feed.MEETINGS);
        case DEALS -> some(Feed.DEALS);
        case CONTRACTS -> some(Feed.CONTRACTS);
        case CUSTOMER_TRIGGERS -> feedsOf(customerDefinition);
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

    private static Set<Feed> feedsOf(Set<CustomerTrigger> customerDefinition) {
      var feeds = EnumSet.noneOf(Feed.class);
      for (var trigger : customerDefinition) {
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

  /** The kind of a measure's amounts. */
  public enum Kind {
    COUNT,
    /** {@link Money#SUMMED_UNITS} to a minor unit of the plan's currency. */
    MONEY,
    DAYS,
    SECONDS,
    /** Counts per bucket, see {@link DayBuckets}. */
    DISTRIBUTION
  }

  private static final Map<DistinctMeasure, Map<Grain, Measure>> BY_GRAIN =
      Arrays.stream(values())
          .filter(measure -> measure.distinct.isPresent())
          .collect(
              Collectors.groupingBy(
                  measure -> measure.distinct.get(),
                  Collectors.toMap(measure -> measure.grain.get(), Function.identity())));

  private static final Map<String, Measure> BY_ID =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Measure::id, m -> m));

  private static final Map<Integer, Measure> BY_CODE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Measure::code, Function.identity()));

  private final int code;
  private final Kind kind;
  private final FedBy fedBy;
  private final Optional<DistinctMeasure> distinct;
  private final Optional<Grain> grain;
  private final Optional<Feed> reports;

  Measure(int code, FedBy fedBy) {
    this(code, fedBy, Kind.COUNT);
  }

  Measure(int code, FedBy fedBy, Kind kind) {
    this.code = code;
    this.kind = kind;
    this.fedBy = fedBy;
    this.distinct = Optional.empty();
    this.grain = Optional.empty();
    this.reports = Optional.empty();
  }

  Measure(int code, DistinctMeasure distinct, Grain grain) {
    this.code = code;
    this.kind = Kind.COUNT;
    this.fedBy = FedBy.of(distinct);
    this.distinct = Optional.of(distinct);
    this.grain = Optional.of(grain);
    this.reports = Optional.empty();
  }

  Measure(int code, Feed reports) {
    this.code = code;
    this.kind = Kind.COUNT;
    this.fedBy = FedBy.ANYTHING;
    this.distinct = Optional.empty();
    this.grain = Optional.empty();
    this.reports = Optional.of(reports);
  }

  public int code() {
    return code;
  }

  public Kind kind() {
    return kind;
  }

  /** The grain of whose periods the measure is, where it exists once per grain. */
  public Optional<Grain> grain() {
    return grain;
  }

  /**
   * The feeds that report the measure, of which any one is enough; none where it needs no feed.
   *
   * @param customerDefinition what makes a customer
   */
  public Set<Feed> feeds(Set<CustomerTrigger> customerDefinition) {
    return fedBy.feeds(customerDefinition);
  }

  /**
   * Whether the amounts of all values of a dimension add up to the amount without the dimension.
   */
  public boolean addsUpOverSegments() {
    return this != PAYERS && distinct.isEmpty();
  }

  /** The feed whose events the measure counts; they count for the whole company alone. */
  public Optional<Feed> reports() {
    return reports;
  }

  /** Whether its cells say which days have data. */
  public boolean isOfEvents() {
    return this == EVENTS || reports.isPresent();
  }

  static Measure of(DistinctMeasure distinct, Grain grain) {
    return BY_GRAIN.get(distinct).get(grain);
  }

  /** The name in formulas, for example {@code mqls_reached_sql}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Measure> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /**
   * The measure of a stored code.
   *
   * @throws IllegalArgumentException where no measure has the code: the state is of a newer version
   */
  public static Measure ofCode(int code) {
    var measure = BY_CODE.get(code);
    if (measure == null) {
      throw new IllegalArgumentException("no measure has the code " + code);
    }
    return measure;
  }
}
