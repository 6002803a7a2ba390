package io.funnelstreams.core.plan;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The month from which on sales pay for the costs of a month. Amounts are in the plan's currency.
 *
 * @param kpi the KPI that counts sales
 * @param contribution the contribution of one sale to the costs: price × margin
 * @param months the last three that are over, the running one and those ahead
 * @param first the first month from the last one that is over on whose sales pay for its costs;
 *     empty where none of the months does
 */
public record BreakEven(
    String kpi, double contribution, List<Month> months, Optional<YearMonth> first) {
  /** The source of a month's costs for marketing and sales. */
  public enum SpendBasis {
    /** It was spent. */
    ACTUAL,
    /** It is the month's budget. */
    BUDGET,
    /** It is the mean of the last three months that are over. */
    AVERAGE,
    /** No source: neither spend was reported nor is there a budget. */
    NONE
  }

  /**
   * The costs and sales of a month.
   *
   * @param costs fixed costs and spend
   * @param needed the number of sales that pay for the costs, rounded up
   * @param sold the KPI of the month; its forecast where the month is not over; empty where there
   *     is none
   * @param forecast whether {@code sold} is a forecast
   * @param covered whether sales are at least as many as needed
   */
  public record Month(
      YearMonth month,
      double costs,
      SpendBasis basis,
      double needed,
      OptionalDouble sold,
      boolean forecast,
      boolean covered) {}

  public BreakEven {
    months = List.copyOf(months);
  }

  /**
   * How many have to be sold in a month.
   *
   * @param month one of the months
   */
  public double needed(YearMonth month) {
    return months.stream()
        .filter(each -> each.month().equals(month))
        .mapToDouble(Month::needed)
        .findFirst()
        .orElseThrow();
  }
}
