package io.funnelstreams.core.journey;

import io.funnelstreams.core.time.Grain;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a fact adds to. Every measure is additive: over days, segments and parties.
 *
 * <p>The code is what stores and topics hold; it never changes its meaning and is never used again.
 */
public enum Measure {
  /**
   * Events that stand, of every family, on their day: they tell which days anything is known of.
   */
  EVENTS(0),
  /** Leads created, once per party. */
  LEADS(1),
  /** Leads reaching MQL, once per pass. */
  MQLS(2),
  /** Leads reaching SQL, once per pass. */
  SQLS(3),
  /** On the day of the MQL: MQLs that reached SQL in their pass. */
  MQLS_REACHED_SQL(4),
  /** Parties whose first deal was opened. */
  FIRST_DEALS(5),
  /** On the day of the lead: leads that ever had a deal. */
  LEADS_REACHED_DEAL(6),
  /** On the day of the lead: leads that ever became a customer. */
  LEADS_REACHED_CUSTOMER(7),
  NEW_CUSTOMERS(8),
  PROSPECTING_CALLS(9),
  FOLLOW_UP_CALLS(10),
  CLOSING_CALLS(11),
  DEALS_OPENED(12),
  DEALS_WON(13),
  DEALS_LOST(14),
  /** Minor units of the plan's currency. */
  WON_AMOUNT(15, Kind.MONEY),
  /** On the day of the opening: deals that are won. */
  OPENED_DEALS_WON(16),
  /** On the day of the opening: deals that are lost. */
  OPENED_DEALS_LOST(17),
  /** Deals that enter (+1) or leave (−1) the open ones. */
  OPEN_DEALS(18),
  /** Minor units that enter or leave the open deals. */
  PIPELINE_VALUE(19, Kind.MONEY),
  /** Calendar days from the opening to the win, on the day of the win. */
  SALES_CYCLE_DAYS(20, Kind.DAYS),
  /** Calendar days from lead to customer, on the customer's day. */
  LEAD_TO_CUSTOMER_DAYS(21, Kind.DAYS),
  /** Customers that were a lead. */
  CUSTOMERS_WITH_LEAD(22),
  CONTRACTS_SENT(23),
  CONTRACTS_VIEWED(24),
  CONTRACTS_SIGNED(25),
  CONTRACTS_DECLINED(26),
  CONTRACTS_EXPIRED(27),
  CONTRACTS_VOIDED(28),
  /** On the day of the sending: contracts that were signed. */
  SENT_CONTRACTS_SIGNED(29),
  /** Won deals per bucket of their cycle's days: the distribution behind the median. */
  SALES_CYCLE_DAYS_DISTRIBUTION(30, Kind.DISTRIBUTION),
  /** Customers per bucket of their days from lead: the distribution behind the median. */
  LEAD_TO_CUSTOMER_DAYS_DISTRIBUTION(31, Kind.DISTRIBUTION),
  /** Monthly recurring revenue that enters or leaves. */
  MRR(40, Kind.FINE_MONEY),
  /** Of customers that had none before. */
  NEW_MRR(41, Kind.FINE_MONEY),
  /** Of customers that have more than the day before, or as much in other segments. */
  EXPANSION_MRR(42, Kind.FINE_MONEY),
  /** What customers have less than the day before. */
  CONTRACTION_MRR(43, Kind.FINE_MONEY),
  /** What customers had that have none any more. */
  CHURNED_MRR(44, Kind.FINE_MONEY),
  /** Of customers that had come to none. */
  REACTIVATION_MRR(45, Kind.FINE_MONEY),
  /** Parties that become (+1) or cease to be (−1) a customer. */
  CUSTOMERS(46),
  CHURNED_CUSTOMERS(47),
  REACTIVATED_CUSTOMERS(48),
  /** Parties whose MRR comes above 0 (+1) or to 0 (−1). */
  SUBSCRIBERS(49),
  /** Terms of subscriptions that end. */
  RENEWALS_DUE(50),
  /** On the day it was due: terms that were followed by another. */
  RENEWALS(51),
  CHURNED_SUBSCRIBERS_DAY(52, DistinctMeasure.CHURNED_SUBSCRIBERS, Grain.DAY),
  CHURNED_SUBSCRIBERS_WEEK(53, DistinctMeasure.CHURNED_SUBSCRIBERS, Grain.WEEK),
  CHURNED_SUBSCRIBERS_MONTH(54, DistinctMeasure.CHURNED_SUBSCRIBERS, Grain.MONTH),
  CHURNED_SUBSCRIBERS_QUARTER(55, DistinctMeasure.CHURNED_SUBSCRIBERS, Grain.QUARTER),
  CHURNED_SUBSCRIBERS_YEAR(56, DistinctMeasure.CHURNED_SUBSCRIBERS, Grain.YEAR),
  CHURNED_SUBSCRIBERS_TOTAL(57, DistinctMeasure.CHURNED_SUBSCRIBERS, Grain.TOTAL),
  /** Orders, on the day of their first payment. */
  ORDERS(70),
  /** Payments less refunds. */
  REVENUE(71, Kind.MONEY),
  /** Parties, on the day of their first payment above 0; in each segment of a cut once. */
  PAYERS(72),
  MARKETING_SPEND(73, Kind.MONEY),
  SALES_SPEND(74, Kind.MONEY),
  /** Followers that came less those that went. */
  FOLLOWER_GROWTH(75),
  COMMENTS(76),
  SHARES(77),
  SOCIAL_OPT_INS(78),
  /** Guest posts on sites whose domain authority reaches the plan's floor. */
  GUEST_POSTS(79),
  REPEAT_CUSTOMERS_DAY(80, DistinctMeasure.REPEAT_CUSTOMERS, Grain.DAY),
  REPEAT_CUSTOMERS_WEEK(81, DistinctMeasure.REPEAT_CUSTOMERS, Grain.WEEK),
  REPEAT_CUSTOMERS_MONTH(82, DistinctMeasure.REPEAT_CUSTOMERS, Grain.MONTH),
  REPEAT_CUSTOMERS_QUARTER(83, DistinctMeasure.REPEAT_CUSTOMERS, Grain.QUARTER),
  REPEAT_CUSTOMERS_YEAR(84, DistinctMeasure.REPEAT_CUSTOMERS, Grain.YEAR),
  REPEAT_CUSTOMERS_TOTAL(85, DistinctMeasure.REPEAT_CUSTOMERS, Grain.TOTAL),
  /** Sessions, on the day of their first view. */
  SESSIONS(100),
  /** On the day of the session: its views. */
  PAGE_VIEWS(101),
  /** Sessions of a single view. */
  BOUNCES(102),
  /** From first to last view, in whole seconds, on the day of the session. */
  SESSION_SECONDS(103, Kind.SECONDS),
  /** Sessions whose first view came from a link on another site. */
  REFERRAL_SESSIONS(104),
  /** Sessions whose first view came from a social network. */
  SOCIAL_SESSIONS(105),
  UNIQUE_VISITORS_DAY(110, DistinctMeasure.UNIQUE_VISITORS, Grain.DAY),
  UNIQUE_VISITORS_WEEK(111, DistinctMeasure.UNIQUE_VISITORS, Grain.WEEK),
  UNIQUE_VISITORS_MONTH(112, DistinctMeasure.UNIQUE_VISITORS, Grain.MONTH),
  UNIQUE_VISITORS_QUARTER(113, DistinctMeasure.UNIQUE_VISITORS, Grain.QUARTER),
  UNIQUE_VISITORS_YEAR(114, DistinctMeasure.UNIQUE_VISITORS, Grain.YEAR),
  UNIQUE_VISITORS_TOTAL(115, DistinctMeasure.UNIQUE_VISITORS, Grain.TOTAL);

  /** What the amounts of a measure are. */
  public enum Kind {
    COUNT,
    /** Minor units of the plan's currency. */
    MONEY,
    /** Ten-thousandths of a minor unit of the plan's currency. */
    FINE_MONEY,
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
  private final Optional<DistinctMeasure> distinct;
  private final Optional<Grain> grain;

  Measure(int code) {
    this(code, Kind.COUNT);
  }

  Measure(int code, Kind kind) {
    this(code, kind, Optional.empty(), Optional.empty());
  }

  Measure(int code, DistinctMeasure distinct, Grain grain) {
    this(code, Kind.COUNT, Optional.of(distinct), Optional.of(grain));
  }

  Measure(int code, Kind kind, Optional<DistinctMeasure> distinct, Optional<Grain> grain) {
    this.code = code;
    this.kind = kind;
    this.distinct = distinct;
    this.grain = grain;
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
