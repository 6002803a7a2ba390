package io.funnelstreams.bench.oracle;

import static io.funnelstreams.bench.oracle.OracleKpi.both;
import static io.funnelstreams.bench.oracle.OracleKpi.in;

import io.funnelstreams.bench.oracle.OracleKpi.Reach;
import java.util.List;
import java.util.Map;

/** The KPIs of customers, subscriptions and payments, and what a customer costs and is worth. */
final class CustomerKpis {
  private static final Map<Measure, Reach> ARPA =
      in(Reach.FROM_THEN_ON, Measure.MRR, Measure.CUSTOMERS);

  private static final Map<Measure, Reach> CAC =
      in(Reach.PERIOD, Measure.MARKETING_SPEND, Measure.SALES_SPEND, Measure.NEW_CUSTOMERS);

  private static final Map<Measure, Reach> CHURN =
      both(in(Reach.FROM_NEXT_ON, Measure.SUBSCRIBERS), in(Reach.PERIOD, Measure.LOST_SUBSCRIBERS));

  private static final Map<Measure, Reach> LOST_REVENUE =
      both(
          in(Reach.FROM_NEXT_ON, Measure.MRR),
          in(Reach.PERIOD, Measure.CHURNED_MRR, Measure.CONTRACTION_MRR));

  private static final Map<Measure, Reach> ALL_REVENUE =
      both(LOST_REVENUE, in(Reach.PERIOD, Measure.EXPANSION_MRR, Measure.REACTIVATION_MRR));

  static final List<OracleKpi> ALL =
      List.of(
          OracleKpi.count("new_customers", Measure.NEW_CUSTOMERS),
          OracleKpi.growth("new_customer_growth", Measure.NEW_CUSTOMERS),
          OracleKpi.count("churned_customers", Measure.CHURNED_CUSTOMERS),
          OracleKpi.count("reactivated_customers", Measure.REACTIVATED_CUSTOMERS),
          OracleKpi.stock("customers", Measure.CUSTOMERS),
          OracleKpi.plain("mrr", in(Reach.FROM_THEN_ON, Measure.MRR), CustomerKpis::mrr),
          OracleKpi.plain("arr", in(Reach.FROM_THEN_ON, Measure.MRR), window -> 12 * mrr(window)),
          OracleKpi.recurring("new_mrr", Measure.NEW_MRR),
          OracleKpi.recurring("expansion_mrr", Measure.EXPANSION_MRR),
          OracleKpi.recurring("contraction_mrr", Measure.CONTRACTION_MRR),
          OracleKpi.recurring("churned_mrr", Measure.CHURNED_MRR),
          OracleKpi.recurring("reactivation_mrr", Measure.REACTIVATION_MRR),
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
              window -> kept(window, List.of(Measure.EXPANSION_MRR, Measure.REACTIVATION_MRR)),
              CustomerKpis::mrrAtStart),
          OracleKpi.ratio("retention_rate", Measure.RENEWED, Measure.RENEWALS_DUE),
          OracleKpi.quotient(
              "arpa", ARPA, CustomerKpis::mrr, window -> window.stock(Measure.CUSTOMERS)),
          OracleKpi.quotient(
              "cac", CAC, CustomerKpis::spend, window -> window.sum(Measure.NEW_CUSTOMERS)),
          OracleKpi.quotient(
              "clv", both(ARPA, CHURN), CustomerKpis::margin, CustomerKpis::monthlyChurn),
          OracleKpi.quotient(
              "clv_to_cac", both(CAC, both(ARPA, CHURN)), CustomerKpis::clv, CustomerKpis::cac),
          OracleKpi.quotient(
              "cac_payback_months", both(CAC, ARPA), CustomerKpis::cac, CustomerKpis::margin),
          OracleKpi.count("orders", Measure.ORDERS),
          OracleKpi.money("revenue", Measure.REVENUE),
          OracleKpi.quotient(
              "average_order_value",
              in(Reach.PERIOD, Measure.REVENUE, Measure.ORDERS),
              window -> window.money(window.sum(Measure.REVENUE)),
              window -> window.sum(Measure.ORDERS)),
          OracleKpi.parties("repeat_customers", Measure.REPEAT_CUSTOMERS),
          OracleKpi.quotient(
              "lifetime_spend",
              in(Reach.FROM_THEN_ON, Measure.REVENUE, Measure.PAYERS),
              window -> window.money(window.stock(Measure.REVENUE)),
              window -> window.partiesEver(Measure.PAYERS)));

  private CustomerKpis() {}

  /**
   * What is left at the end of the revenue that was there at the start. Whole numbers are added up,
   * because what comes to nothing must be nothing.
   */
  private static double kept(Window window, List<Measure> gained) {
    return window.recurring(
        window.remainder(
            Measure.MRR, gained, List.of(Measure.CHURNED_MRR, Measure.CONTRACTION_MRR)));
  }

  private static double mrr(Window window) {
    return window.recurring(window.stock(Measure.MRR));
  }

  private static double mrrAtStart(Window window) {
    return window.recurring(window.stockBefore(Measure.MRR));
  }

  private static double lost(Window window) {
    return window.recurring(window.sum(Measure.CHURNED_MRR) + window.sum(Measure.CONTRACTION_MRR));
  }

  private static double spend(Window window) {
    return window.money(window.sum(Measure.MARKETING_SPEND) + window.sum(Measure.SALES_SPEND));
  }

  private static double cac(Window window) {
    return over(spend(window), window.sum(Measure.NEW_CUSTOMERS));
  }

  /** What a customer leaves in a month. */
  private static double margin(Window window) {
    return over(mrr(window), window.stock(Measure.CUSTOMERS)) * window.grossMargin();
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
