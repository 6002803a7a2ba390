package io.funnelstreams.bench.oracle;

import io.funnelstreams.bench.oracle.OracleKpi.Reach;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Shares of the whole, which no built-in KPI is: the oracle knows these where a plan has them.
 *
 * @param formula the same in the words of a plan
 * @param dimension whose values share the whole
 * @param cells of what is shared, and how far its rows reach
 * @param amount what is shared
 */
public record OracleShares(
    String id,
    String formula,
    String dimension,
    Map<OracleMeasure, Reach> cells,
    ToDoubleFunction<Window> amount) {

  /** All of them. */
  public static final List<OracleShares> ALL =
      List.of(
          new OracleShares(
              "share_of_leads_by_channel",
              "share(leads, channel)",
              "channel",
              OracleKpi.in(Reach.PERIOD, OracleMeasure.LEADS),
              window -> window.sum(OracleMeasure.LEADS)),
          new OracleShares(
              "share_of_won_amount_by_channel",
              "share(won_amount, channel)",
              "channel",
              OracleKpi.in(Reach.PERIOD, OracleMeasure.WON_AMOUNT),
              window -> window.money(window.sum(OracleMeasure.WON_AMOUNT))),
          new OracleShares(
              "share_of_revenue_by_region",
              "share(revenue, region)",
              "region",
              OracleKpi.in(Reach.PERIOD, OracleMeasure.REVENUE),
              window -> window.money(window.sum(OracleMeasure.REVENUE))),
          new OracleShares(
              "share_of_mrr_by_region",
              "share(mrr, region)",
              "region",
              OracleKpi.in(Reach.FROM_THEN_ON, OracleMeasure.MRR),
              window -> window.money(window.stock(OracleMeasure.MRR))),
          new OracleShares(
              "share_of_calls_by_owner",
              "share(prospecting_calls + closing_calls, owner)",
              "owner",
              OracleKpi.in(
                  Reach.PERIOD, OracleMeasure.PROSPECTING_CALLS, OracleMeasure.CLOSING_CALLS),
              window ->
                  window.sum(OracleMeasure.PROSPECTING_CALLS)
                      + window.sum(OracleMeasure.CLOSING_CALLS)));

  RowValue of(Window part, Window whole) {
    return OracleKpi.quotient(amount.applyAsDouble(part), amount.applyAsDouble(whole), 0);
  }

  /** The share of a part that belongs to more than one whole. */
  RowValue ofSeveral(Window part) {
    return OracleKpi.quotient(amount.applyAsDouble(part), Double.NaN, 0);
  }
}
