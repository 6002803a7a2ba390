package io.funnelstreams.bench.oracle;

/**
 * The measures that the oracle counts. Those ending in {@code _BY_…} are cohort measures: counted
 * on the day and in the segment of the entry they are named after.
 */
enum OracleMeasure {
  LEADS,
  MQLS,
  SQLS,
  SQLS_BY_MQL,
  MQLS_BY_LEAD,
  SQLS_BY_LEAD,
  OPPORTUNITIES_BY_LEAD,
  CUSTOMERS_BY_LEAD,
  FIRST_DEALS,
  PROSPECTING_CALLS,
  FOLLOW_UP_CALLS,
  CLOSING_CALLS,
  CALLS_ENDED_SOMEHOW,
  CALLS_TALKED,
  SECONDS_TALKED,
  MEETINGS_BOOKED,
  MEETINGS_HELD,
  MEETINGS_MISSED,
  FIRST_MEETINGS,
  MEETINGS_BY_LEAD,
  DEALS_OPENED,
  DEALS_WON,
  DEALS_LOST,
  WON_BY_OPENING,
  LOST_BY_OPENING,
  OPEN_DEALS,
  PIPELINE_AMOUNT,
  WON_AMOUNT,
  CYCLE_DAYS,
  NEW_CUSTOMERS,
  CHURNED_CUSTOMERS,
  REACTIVATED_CUSTOMERS,
  /** Enters (+1) and leaves (−1). */
  CUSTOMERS,
  CUSTOMERS_WITH_LEAD,
  LEAD_TO_CUSTOMER_DAYS,
  /** From the beginning of the pass; as many as there are MQLs. */
  DAYS_TO_MQL,
  /** From the MQL of the pass; as many as there are SQLs. */
  DAYS_TO_SQL,
  /** Parties that have both. */
  FIRST_MEETINGS_OF_LEADS,
  DAYS_TO_MEETING,
  /** Parties that have both. */
  OPPORTUNITIES_WITH_SQL,
  DAYS_TO_OPPORTUNITY,
  /** Parties that have both. */
  CUSTOMERS_WITH_OPPORTUNITY,
  DAYS_FROM_OPPORTUNITY,
  CONTRACTS_SENT,
  CONTRACTS_VIEWED,
  CONTRACTS_SIGNED,
  CONTRACTS_DECLINED,
  CONTRACTS_EXPIRED,
  CONTRACTS_VOIDED,
  SIGNED_BY_SENDING,
  MRR,
  NEW_MRR,
  EXPANSION_MRR,
  CONTRACTION_MRR,
  CHURNED_MRR,
  REACTIVATION_MRR,
  /** Enters (+1) and leaves (−1). */
  SUBSCRIBERS,
  /** Never recorded: {@link SubscriberLine} determines for each period who was lost. */
  LOST_SUBSCRIBERS,
  RENEWALS_DUE,
  RENEWED,
  REVENUE,
  ORDERS,
  /** Each payment of an order that is not the party's first; parties are counted. */
  REPEAT_CUSTOMERS,
  /** Each payment of more than nothing; parties are counted. */
  PAYERS,
  MARKETING_SPEND,
  SALES_SPEND,
  SESSIONS,
  /** Each session; parties are counted. */
  VISITORS,
  VIEWS,
  BOUNCES,
  SECONDS_ON_SITE,
  REFERRAL_SESSIONS,
  SOCIAL_SESSIONS,
  FOLLOWERS,
  COMMENTS,
  SHARES,
  OPT_INS,
  GUEST_POSTS
}
