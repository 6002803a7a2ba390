package io.funnelstreams.bench.oracle;

import io.funnelstreams.bench.oracle.OracleKpi.Reach;
import java.util.List;

/** The KPIs of leads, calls, deals and contracts. */
final class SalesKpis {
  static final List<OracleKpi> ALL =
      List.of(
          OracleKpi.count("leads", Measure.LEADS),
          OracleKpi.growth("lead_growth", Measure.LEADS),
          OracleKpi.count("mqls", Measure.MQLS),
          OracleKpi.count("sqls", Measure.SQLS),
          OracleKpi.ratio("mql_to_sql_rate", Measure.SQLS, Measure.MQLS),
          OracleKpi.ratio("mql_to_sql_rate_cohort", Measure.SQLS_BY_MQL, Measure.MQLS),
          OracleKpi.ratio("lead_to_opportunity_rate", Measure.FIRST_DEALS, Measure.LEADS),
          OracleKpi.ratio(
              "lead_to_opportunity_rate_cohort", Measure.OPPORTUNITIES_BY_LEAD, Measure.LEADS),
          OracleKpi.ratio("lead_conversion_rate", Measure.NEW_CUSTOMERS, Measure.LEADS),
          OracleKpi.ratio("lead_conversion_rate_cohort", Measure.CUSTOMERS_BY_LEAD, Measure.LEADS),
          OracleKpi.count("prospecting_calls", Measure.PROSPECTING_CALLS),
          OracleKpi.count("closing_calls", Measure.CLOSING_CALLS),
          OracleKpi.plain(
              "calls",
              OracleKpi.in(
                  Reach.PERIOD,
                  Measure.PROSPECTING_CALLS,
                  Measure.FOLLOW_UP_CALLS,
                  Measure.CLOSING_CALLS),
              window ->
                  window.sum(Measure.PROSPECTING_CALLS)
                      + window.sum(Measure.FOLLOW_UP_CALLS)
                      + window.sum(Measure.CLOSING_CALLS)),
          OracleKpi.ratio("connect_rate", Measure.CALLS_TALKED, Measure.CALLS_ENDED_SOMEHOW),
          OracleKpi.quotient(
              "talk_minutes",
              OracleKpi.in(Reach.PERIOD, Measure.SECONDS_TALKED),
              window -> window.sum(Measure.SECONDS_TALKED),
              window -> 60),
          OracleKpi.count("meetings_booked", Measure.MEETINGS_BOOKED),
          OracleKpi.count("meetings_held", Measure.MEETINGS_HELD),
          OracleKpi.share("meeting_show_rate", Measure.MEETINGS_HELD, Measure.MEETINGS_MISSED),
          OracleKpi.ratio("lead_to_meeting_rate", Measure.FIRST_MEETINGS, Measure.LEADS),
          OracleKpi.ratio("lead_to_meeting_rate_cohort", Measure.MEETINGS_BY_LEAD, Measure.LEADS),
          OracleKpi.count("deals_opened", Measure.DEALS_OPENED),
          OracleKpi.count("deals_won", Measure.DEALS_WON),
          OracleKpi.count("deals_lost", Measure.DEALS_LOST),
          OracleKpi.share("win_rate", Measure.DEALS_WON, Measure.DEALS_LOST),
          OracleKpi.share("win_rate_cohort", Measure.WON_BY_OPENING, Measure.LOST_BY_OPENING),
          OracleKpi.moneyStock("pipeline_value", Measure.PIPELINE_AMOUNT),
          OracleKpi.stock("open_deals", Measure.OPEN_DEALS),
          new OracleKpi(
              "average_deal_value",
              OracleKpi.in(Reach.PERIOD, Measure.WON_AMOUNT, Measure.DEALS_WON),
              SalesKpis::averageDealValue),
          new OracleKpi(
              "sales_cycle_days",
              OracleKpi.in(Reach.PERIOD, Measure.CYCLE_DAYS, Measure.DEALS_WON),
              SalesKpis::salesCycleDays),
          OracleKpi.median("sales_cycle_days_median", Measure.CYCLE_DAYS, Measure.DEALS_WON),
          OracleKpi.ratio(
              "lead_to_customer_days", Measure.LEAD_TO_CUSTOMER_DAYS, Measure.CUSTOMERS_WITH_LEAD),
          OracleKpi.median(
              "lead_to_customer_days_median",
              Measure.LEAD_TO_CUSTOMER_DAYS,
              Measure.CUSTOMERS_WITH_LEAD),
          new OracleKpi(
              "sales_velocity",
              OracleKpi.in(
                  Reach.PERIOD,
                  Measure.DEALS_OPENED,
                  Measure.DEALS_WON,
                  Measure.DEALS_LOST,
                  Measure.WON_AMOUNT,
                  Measure.CYCLE_DAYS),
              SalesKpis::salesVelocity),
          OracleKpi.count("contracts_sent", Measure.CONTRACTS_SENT),
          OracleKpi.count("contracts_signed", Measure.CONTRACTS_SIGNED),
          OracleKpi.ratio(
              "contract_signing_rate", Measure.CONTRACTS_SIGNED, Measure.CONTRACTS_SENT),
          OracleKpi.ratio(
              "contract_signing_rate_cohort", Measure.SIGNED_BY_SENDING, Measure.CONTRACTS_SENT));

  private SalesKpis() {}

  private static RowValue averageDealValue(Window window) {
    double amount = window.money(window.sum(Measure.WON_AMOUNT));
    return OracleKpi.quotient(amount, window.sum(Measure.DEALS_WON), 0);
  }

  private static RowValue salesCycleDays(Window window) {
    double days = window.sum(Measure.CYCLE_DAYS);
    return OracleKpi.quotient(days, window.sum(Measure.DEALS_WON), 0);
  }

  /** Without a won deal there is neither an average value nor a cycle, so nothing to divide. */
  private static RowValue salesVelocity(Window window) {
    double won = window.sum(Measure.DEALS_WON);
    double winRate = won / (won + window.sum(Measure.DEALS_LOST));
    double averageValue =
        won == 0 ? Double.NaN : window.money(window.sum(Measure.WON_AMOUNT)) / won;
    double product = window.sum(Measure.DEALS_OPENED) * winRate * averageValue;
    double cycle = won == 0 ? Double.NaN : window.sum(Measure.CYCLE_DAYS) / won;
    return OracleKpi.quotient(product, cycle, 0);
  }
}
