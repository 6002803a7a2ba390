package io.funnelstreams.bench.oracle;

import static io.funnelstreams.bench.oracle.OracleKpi.both;
import static io.funnelstreams.bench.oracle.OracleKpi.in;

import io.funnelstreams.bench.oracle.OracleKpi.Reach;
import java.util.List;
import java.util.Map;

/** The KPIs of customers, subscriptions and payments, and what a customer costs and is worth. */
final class CustomerKpis {
  private static final Map<OracleMeasure, Reach> ARPA =
      in(Reach.FROM_THEN_ON, OracleMeasure.MRR, OracleMeasure.CUSTOMERS);

  private static final Map<OracleMeasure, Reach> CAC =
      in(
          Reach.PERIOD,
          OracleMeasure.MARKETING_SPEND,
          OracleMeasure.SALES_SPEND,
          OracleMeasure.NEW_CUSTOMERS);

  private static final Map<OracleMeasure, Reach> CHURN =
      both(
          in(Reach.FROM_NEXT_ON, OracleMeasure.SUBSCRIBERS),
          in(Reach.PERIOD, OracleMeasure.LOST_SUBSCRIBERS));

  private static final Map<OracleMeasure, Reach> LOST_REVENUE =
      both(
          in(Reach.FROM_NEXT_ON, OracleMeasure.MRR),
          in(Reach.PERIOD, OracleMeasure.CHURNED_MRR, OracleMeasure.CONTRACTION_MRR));

  private static final Map<OracleMeasure, Reach> ALL_REVENUE =
      both(
          LOST_REVENUE,
          in(Reach.PERIOD, OracleMeasure.EXPANSION_MRR, OracleMeasure.REACTIVATION_MRR));

  static final List<OracleKpi> ALL =
      List.of(
          OracleKpi.count("new_customers", OracleMeasure.NEW_CUSTOMERS),
          OracleKpi.growth("new_customer_growth", OracleMeasure.NEW_CUSTOMERS),
          OracleKpi.count("churned_customers", OracleMeasure.CHURNED_CUSTOMERS),
          OracleKpi.count("reactivated_customers", OracleMeasure.REACTIVATED_CUSTOMERS),
          OracleKpi.stock("customers", OracleMeasure.CUSTOMERS),
          OracleKpi.plain("mrr", in(Reach.FROM_THEN_ON, OracleMeasure.MRR), CustomerKpis::mrr),
          OracleKpi.plain(
              "arr", in(Reach.FROM_THEN_ON, OracleMeasure.MRR), window -> 12 * mrr(window)),
          OracleKpi.money("new_mrr", OracleMeasure.NEW_MRR),
          OracleKpi.money("expansion_mrr", OracleMeasure.EXPANSION_MRR),
          OracleKpi.money("contraction_mrr", OracleMeasure.CONTRACTION_MRR),
          OracleKpi.money("churned_mrr", OracleMeasure.CHURNED_MRR),
          OracleKpi.money("reactivation_mrr", OracleMeasure.REACTIVATION_MRR),
          OracleKpi.quotient(
              "churn_rate", CHURN, Window::subscribersLost, Window::subscribersAtStart),
          OracleKpi.quotient(
              "revenue_churn_rate", LOST_REVENUE, CustomerKpis::lost, CustomerKpis::mrrAtStart),
          OracleKpi.quotient(
              "gross_revenue_retention",
              LOST_REVENUE,
              window -> kept(window, List.of()),
              CustomerKpis::mrrAtStart),
          OracleKpi.quotient(
              "net_revenue_retention",
              ALL_REVENUE,
              window ->
                  kept(
                      window, List.of(OracleMeasure.EXPANSION_MRR, OracleMeasure.REACTIVATION_MRR)),
              CustomerKpis::mrrAtStart),
          OracleKpi.ratio("retention_rate", OracleMeasure.RENEWED, OracleMeasure.RENEWALS_DUE),
          OracleKpi.quotient(
              "arpa", ARPA, CustomerKpis::mrr, window -> window.stock(OracleMeasure.CUSTOMERS)),
          OracleKpi.quotient(
              "cac", CAC, CustomerKpis::spend, window -> window.sum(OracleMeasure.NEW_CUSTOMERS)),
          OracleKpi.quotient(
              "clv", both(ARPA, CHURN), CustomerKpis::margin, CustomerKpis::monthlyChurn),
          OracleKpi.quotient(
              "clv_to_cac", both(CAC, both(ARPA, CHURN)), CustomerKpis::clv, CustomerKpis::cac),
          OracleKpi.quotient(
              "cac_payback_months", both(CAC, ARPA), CustomerKpis::cac, CustomerKpis::margin),
          OracleKpi.count("orders", OracleMeasure.ORDERS),
          OracleKpi.money("revenue", OracleMeasure.REVENUE),
          OracleKpi.quotient(
              "average_order_value",
              in(Reach.PERIOD, OracleMeasure.REVENUE, OracleMeasure.ORDERS),
              window -> window.money(window.sum(OracleMeasure.REVENUE)),
              window -> window.sum(OracleMeasure.ORDERS)),
          OracleKpi.parties("repeat_customers", OracleMeasure.REPEAT_CUSTOMERS),
          OracleKpi.quotient(
              "lifetime_spend",
              in(Reach.FROM_THEN_ON, OracleMeasure.REVENUE, OracleMeasure.PAYERS),
              window -> window.money(window.stock(OracleMeasure.REVENUE)),
              window -> window.partiesEver(OracleMeasure.PAYERS)));

  private CustomerKpis() {}

  /**
   * The part of the revenue at the start that is left at the end. Whole numbers are added up,
   * because a sum of zero must be exactly zero.
   */
  private static double kept(Window window, List<OracleMeasure> gained) {
    return window.money(
        window.remainder(
            OracleMeasure.MRR,
            gained,
            List.of(OracleMeasure.CHURNED_MRR, OracleMeasure.CONTRACTION_MRR)));
  }

  private static double mrr(Window window) {
    return window.money(window.stock(OracleMeasure.MRR));
  }

  private static double mrrAtStart(Window window) {
    return window.money(window.stockBefore(OracleMeasure.MRR));
  }

  private static double lost(Window window) {
    return window.money(
        window.sum(OracleMeasure.CHURNED_MRR) + window.sum(OracleMeasure.CONTRACTION_MRR));
  }

  private static double spend(Window window) {
    return window.money(
        window.sum(OracleMeasure.MARKETING_SPEND) + window.sum(OracleMeasure.SALES_SPEND));
  }

  private static double cac(Window window) {
    return over(spend(window), window.sum(OracleMeasure.NEW_CUSTOMERS));
  }

  /** The margin of a customer in a month. */
  private static double margin(Window window) {
    return over(mrr(window), window.stock(OracleMeasure.CUSTOMERS)) * window.grossMargin();
  }

  private static double monthlyChurn(Window window) {
    return over(window.subscribersLost(), window.subscribersAtStart()) / window.months();
  }

  private static double clv(Window window) {
    return over(margin(window), monthlyChurn(window));
  }

  private static double over(double dividend, double divisor) {
    return divisor == 0 ? Double.NaN : dividend / divisor;
  }
}
