package io.funnelstreams.bench.oracle;

/**
 * What the oracle counts. Those ending in {@code _BY_…} are cohort measures: counted on the day and
 * in the segment of the entry they are named after.
 */
enum Measure {
  LEADS,
  MQLS,
  SQLS,
  SQLS_BY_MQL,
  OPPORTUNITIES_BY_LEAD,
  CUSTOMERS_BY_LEAD,
  FIRST_DEALS,
  PROSPECTING_CALLS,
  FOLLOW_UP_CALLS,
  CLOSING_CALLS,
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
  CUSTOMERS_WITH_LEAD,
  LEAD_TO_CUSTOMER_DAYS,
  CONTRACTS_SENT,
  CONTRACTS_VIEWED,
  CONTRACTS_SIGNED,
  CONTRACTS_DECLINED,
  CONTRACTS_EXPIRED,
  CONTRACTS_VOIDED,
  SIGNED_BY_SENDING
}
