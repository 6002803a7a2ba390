package io.funnelstreams.bench.oracle;

import io.funnelstreams.bench.oracle.OracleKpi.Reach;
import java.util.List;

/** The KPIs of leads, calls, deals and contracts. */
final class SalesKpis {
  static final List<OracleKpi> ALL =
      List.of(
          OracleKpi.count("leads", OracleMeasure.LEADS),
          OracleKpi.growth("lead_growth", OracleMeasure.LEADS),
          OracleKpi.count("mqls", OracleMeasure.MQLS),
          OracleKpi.count("sqls", OracleMeasure.SQLS),
          OracleKpi.ratio("lead_to_mql_rate", OracleMeasure.MQLS, OracleMeasure.LEADS),
          OracleKpi.ratio(
              "lead_to_mql_rate_cohort", OracleMeasure.MQLS_BY_LEAD, OracleMeasure.LEADS),
          OracleKpi.ratio("lead_to_sql_rate", OracleMeasure.SQLS, OracleMeasure.LEADS),
          OracleKpi.ratio(
              "lead_to_sql_rate_cohort", OracleMeasure.SQLS_BY_LEAD, OracleMeasure.LEADS),
          OracleKpi.ratio("mql_to_sql_rate", OracleMeasure.SQLS, OracleMeasure.MQLS),
          OracleKpi.ratio("mql_to_sql_rate_cohort", OracleMeasure.SQLS_BY_MQL, OracleMeasure.MQLS),
          OracleKpi.ratio(
              "lead_to_opportunity_rate", OracleMeasure.FIRST_DEALS, OracleMeasure.LEADS),
          OracleKpi.ratio(
              "lead_to_opportunity_rate_cohort",
              OracleMeasure.OPPORTUNITIES_BY_LEAD,
              OracleMeasure.LEADS),
          OracleKpi.ratio("lead_conversion_rate", OracleMeasure.NEW_CUSTOMERS, OracleMeasure.LEADS),
          OracleKpi.ratio(
              "lead_conversion_rate_cohort", OracleMeasure.CUSTOMERS_BY_LEAD, OracleMeasure.LEADS),
          OracleKpi.count("prospecting_calls", OracleMeasure.PROSPECTING_CALLS),
          OracleKpi.count("closing_calls", OracleMeasure.CLOSING_CALLS),
          OracleKpi.plain(
              "calls",
              OracleKpi.in(
                  Reach.PERIOD,
                  OracleMeasure.PROSPECTING_CALLS,
                  OracleMeasure.FOLLOW_UP_CALLS,
                  OracleMeasure.CLOSING_CALLS),
              window ->
                  window.sum(OracleMeasure.PROSPECTING_CALLS)
                      + window.sum(OracleMeasure.FOLLOW_UP_CALLS)
                      + window.sum(OracleMeasure.CLOSING_CALLS)),
          OracleKpi.ratio(
              "connect_rate", OracleMeasure.CALLS_TALKED, OracleMeasure.CALLS_ENDED_SOMEHOW),
          OracleKpi.quotient(
              "talk_minutes",
              OracleKpi.in(Reach.PERIOD, OracleMeasure.SECONDS_TALKED),
              window -> window.sum(OracleMeasure.SECONDS_TALKED),
              window -> 60),
          OracleKpi.count("meetings_booked", OracleMeasure.MEETINGS_BOOKED),
          OracleKpi.count("meetings_held", OracleMeasure.MEETINGS_HELD),
          OracleKpi.share(
              "meeting_show_rate", OracleMeasure.MEETINGS_HELD, OracleMeasure.MEETINGS_MISSED),
          OracleKpi.ratio(
              "lead_to_meeting_rate", OracleMeasure.FIRST_MEETINGS, OracleMeasure.LEADS),
          OracleKpi.ratio(
              "lead_to_meeting_rate_cohort", OracleMeasure.MEETINGS_BY_LEAD, OracleMeasure.LEADS),
          OracleKpi.count("deals_opened", OracleMeasure.DEALS_OPENED),
          OracleKpi.count("deals_won", OracleMeasure.DEALS_WON),
          OracleKpi.count("deals_lost", OracleMeasure.DEALS_LOST),
          OracleKpi.share("win_rate", OracleMeasure.DEALS_WON, OracleMeasure.DEALS_LOST),
          OracleKpi.share(
              "win_rate_cohort", OracleMeasure.WON_BY_OPENING, OracleMeasure.LOST_BY_OPENING),
          OracleKpi.moneyStock("pipeline_value", OracleMeasure.PIPELINE_AMOUNT),
          OracleKpi.stock("open_deals", OracleMeasure.OPEN_DEALS),
          new OracleKpi(
              "average_deal_value",
              OracleKpi.in(Reach.PERIOD, OracleMeasure.WON_AMOUNT, OracleMeasure.DEALS_WON),
              SalesKpis::averageDealValue),
          OracleKpi.median(
              "lead_to_mql_days_median", OracleMeasure.DAYS_TO_MQL, OracleMeasure.MQLS),
          OracleKpi.median("mql_to_sql_days_median", OracleMeasure.DAYS_TO_SQL, OracleMeasure.SQLS),
          OracleKpi.median(
              "lead_to_meeting_days_median",
              OracleMeasure.DAYS_TO_MEETING,
              OracleMeasure.FIRST_MEETINGS_OF_LEADS),
          OracleKpi.median(
              "sql_to_opportunity_days_median",
              OracleMeasure.DAYS_TO_OPPORTUNITY,
              OracleMeasure.OPPORTUNITIES_WITH_SQL),
          OracleKpi.median(
              "opportunity_to_customer_days_median",
              OracleMeasure.DAYS_FROM_OPPORTUNITY,
              OracleMeasure.CUSTOMERS_WITH_OPPORTUNITY),
          new OracleKpi(
              "sales_cycle_days",
              OracleKpi.in(Reach.PERIOD, OracleMeasure.CYCLE_DAYS, OracleMeasure.DEALS_WON),
              SalesKpis::salesCycleDays),
          OracleKpi.median(
              "sales_cycle_days_median", OracleMeasure.CYCLE_DAYS, OracleMeasure.DEALS_WON),
          OracleKpi.ratio(
              "lead_to_customer_days",
              OracleMeasure.LEAD_TO_CUSTOMER_DAYS,
              OracleMeasure.CUSTOMERS_WITH_LEAD),
          OracleKpi.median(
              "lead_to_customer_days_median",
              OracleMeasure.LEAD_TO_CUSTOMER_DAYS,
              OracleMeasure.CUSTOMERS_WITH_LEAD),
          new OracleKpi(
              "sales_velocity",
              OracleKpi.in(
                  Reach.PERIOD,
                  OracleMeasure.DEALS_OPENED,
                  OracleMeasure.DEALS_WON,
                  OracleMeasure.DEALS_LOST,
                  OracleMeasure.WON_AMOUNT,
                  OracleMeasure.CYCLE_DAYS),
              SalesKpis::salesVelocity),
          OracleKpi.count("contracts_sent", OracleMeasure.CONTRACTS_SENT),
          OracleKpi.count("contracts_signed", OracleMeasure.CONTRACTS_SIGNED),
          OracleKpi.ratio(
              "contract_signing_rate",
              OracleMeasure.CONTRACTS_SIGNED,
              OracleMeasure.CONTRACTS_SENT),
          OracleKpi.ratio(
              "contract_signing_rate_cohort",
              OracleMeasure.SIGNED_BY_SENDING,
              OracleMeasure.CONTRACTS_SENT));

  private SalesKpis() {}

  private static RowValue averageDealValue(Window window) {
    double amount = window.money(window.sum(OracleMeasure.WON_AMOUNT));
    return OracleKpi.quotient(amount, window.sum(OracleMeasure.DEALS_WON), 0);
  }

  private static RowValue salesCycleDays(Window window) {
    double days = window.sum(OracleMeasure.CYCLE_DAYS);
    return OracleKpi.quotient(days, window.sum(OracleMeasure.DEALS_WON), 0);
  }

  /** Without a won deal there is neither an average value nor a cycle, so nothing to divide. */
  private static RowValue salesVelocity(Window window) {
    double won = window.sum(OracleMeasure.DEALS_WON);
    double winRate = won / (won + window.sum(OracleMeasure.DEALS_LOST));
    double averageValue =
        won == 0 ? Double.NaN : window.money(window.sum(OracleMeasure.WON_AMOUNT)) / won;
    double product = window.sum(OracleMeasure.DEALS_OPENED) * winRate * averageValue;
    double cycle = won == 0 ? Double.NaN : window.sum(OracleMeasure.CYCLE_DAYS) / won;
    return OracleKpi.quotient(product, cycle, 0);
  }
}
