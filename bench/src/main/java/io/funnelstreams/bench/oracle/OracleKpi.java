package io.funnelstreams.bench.oracle;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * One KPI as the oracle computes it.
 *
 * @param cells the measures whose cells make its rows exist
 * @param value its value in a period
 */
record OracleKpi(String id, Reach reach, Set<Measure> cells, Function<Window, RowValue> value) {
  private static final int EXACT_UP_TO = 100;
  private static final double HALF_A_BUCKET = 0.005;

  /** In which periods a cell that is not zero makes a row exist. */
  enum Reach {
    /** Where it falls. */
    PERIOD,
    /** Where it falls, and the period after, up to the company's last day. */
    PERIOD_AND_NEXT,
    /** Where it falls, and all after it up to the company's last day. */
    FROM_THEN_ON
  }

  static OracleKpi count(String id, Measure measure) {
    return new OracleKpi(
        id, Reach.PERIOD, EnumSet.of(measure), window -> RowValue.plain(window.sum(measure)));
  }

  static OracleKpi stock(String id, Measure measure) {
    return new OracleKpi(
        id,
        Reach.FROM_THEN_ON,
        EnumSet.of(measure),
        window -> RowValue.plain(window.stock(measure)));
  }

  static OracleKpi moneyStock(String id, Measure measure) {
    return new OracleKpi(
        id,
        Reach.FROM_THEN_ON,
        EnumSet.of(measure),
        window -> RowValue.plain(window.money(window.stock(measure))));
  }

  static OracleKpi growth(String id, Measure measure) {
    return new OracleKpi(
        id,
        Reach.PERIOD_AND_NEXT,
        EnumSet.of(measure),
        window -> quotient(window.sum(measure), window.sumBefore(measure), 1));
  }

  static OracleKpi ratio(String id, Measure dividend, Measure divisor) {
    return new OracleKpi(
        id,
        Reach.PERIOD,
        EnumSet.of(dividend, divisor),
        window -> quotient(window.sum(dividend), window.sum(divisor), 0));
  }

  /** A part of itself and another: won of won and lost. */
  static OracleKpi share(String id, Measure part, Measure rest) {
    return new OracleKpi(
        id,
        Reach.PERIOD,
        EnumSet.of(part, rest),
        window -> quotient(window.sum(part), window.sum(part) + window.sum(rest), 0));
  }

  static OracleKpi median(String id, Measure durations, Measure counted) {
    return new OracleKpi(
        id, Reach.PERIOD, EnumSet.of(counted), window -> middle(window.values(durations, counted)));
  }

  static RowValue quotient(double dividend, double divisor, double minus) {
    double value = divisor == 0 ? Double.NaN : dividend / divisor - minus;
    return new RowValue(known(value), known(dividend), known(divisor), 0);
  }

  private static OptionalDouble known(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static RowValue middle(List<Long> sorted) {
    if (sorted.isEmpty()) {
      return RowValue.published(
          OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
    long lower = sorted.get((sorted.size() - 1) / 2);
    long upper = sorted.get(sorted.size() / 2);
    double slack = (slackOf(lower) + slackOf(upper)) / 2;
    return new RowValue(
        OptionalDouble.of((lower + upper) / 2.0),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        slack);
  }

  private static double slackOf(long days) {
    return Math.abs(days) <= EXACT_UP_TO ? 0 : Math.abs(days) * HALF_A_BUCKET;
  }
}
