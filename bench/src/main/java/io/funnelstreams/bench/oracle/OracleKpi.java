package io.funnelstreams.bench.oracle;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One KPI as the oracle computes it.
 *
 * @param cells the measures whose cells make its rows exist, and how far they reach
 * @param value its value in a period
 */
record OracleKpi(String id, Map<OracleMeasure, Reach> cells, Function<Window, RowValue> value) {
  private static final int EXACT_UP_TO = 100;
  private static final double HALF_A_BUCKET = 0.005;

  /** In which periods a cell that is not zero makes a row exist. */
  enum Reach {
    /** Where it falls. */
    PERIOD,
    /** Where it falls, and the period after, up to the company's last day. */
    PERIOD_AND_NEXT,
    /** Where it falls, and all after it up to the company's last day. */
    FROM_THEN_ON,
    /** All after where it falls, up to the company's last day. */
    FROM_NEXT_ON
  }

  /** A number of something, or a sum of it. */
  static OracleKpi plain(
      String id, Map<OracleMeasure, Reach> cells, ToDoubleFunction<Window> value) {
    return new OracleKpi(id, cells, window -> RowValue.plain(value.applyAsDouble(window)));
  }

  /** Something divided by something else. */
  static OracleKpi quotient(
      String id,
      Map<OracleMeasure, Reach> cells,
      ToDoubleFunction<Window> dividend,
      ToDoubleFunction<Window> divisor) {
    return new OracleKpi(
        id,
        cells,
        window -> quotient(dividend.applyAsDouble(window), divisor.applyAsDouble(window), 0));
  }

  static OracleKpi count(String id, OracleMeasure measure) {
    return plain(id, in(Reach.PERIOD, measure), window -> window.sum(measure));
  }

  static OracleKpi money(String id, OracleMeasure measure) {
    return plain(id, in(Reach.PERIOD, measure), window -> window.money(window.sum(measure)));
  }

  static OracleKpi stock(String id, OracleMeasure measure) {
    return plain(id, in(Reach.FROM_THEN_ON, measure), window -> window.stock(measure));
  }

  static OracleKpi moneyStock(String id, OracleMeasure measure) {
    return plain(
        id, in(Reach.FROM_THEN_ON, measure), window -> window.money(window.stock(measure)));
  }

  static OracleKpi parties(String id, OracleMeasure measure) {
    return plain(id, in(Reach.PERIOD, measure), window -> window.parties(measure));
  }

  static OracleKpi growth(String id, OracleMeasure measure) {
    return new OracleKpi(
        id,
        in(Reach.PERIOD_AND_NEXT, measure),
        window -> quotient(window.sum(measure), window.sumBefore(measure), 1));
  }

  static OracleKpi ratio(String id, OracleMeasure dividend, OracleMeasure divisor) {
    return quotient(
        id,
        in(Reach.PERIOD, dividend, divisor),
        window -> window.sum(dividend),
        window -> window.sum(divisor));
  }

  /** A part of itself and another: won of won and lost. */
  static OracleKpi share(String id, OracleMeasure part, OracleMeasure rest) {
    return quotient(
        id,
        in(Reach.PERIOD, part, rest),
        window -> window.sum(part),
        window -> window.sum(part) + window.sum(rest));
  }

  static OracleKpi median(String id, OracleMeasure durations, OracleMeasure counted) {
    return new OracleKpi(
        id, in(Reach.PERIOD, counted), window -> middle(window.values(durations, counted)));
  }

  static Map<OracleMeasure, Reach> in(Reach reach, OracleMeasure... measures) {
    var cells = new EnumMap<OracleMeasure, Reach>(OracleMeasure.class);
    List.of(measures).forEach(measure -> cells.put(measure, reach));
    return cells;
  }

  /** The cells of both; no measure is in both with another reach. */
  static Map<OracleMeasure, Reach> both(
      Map<OracleMeasure, Reach> one, Map<OracleMeasure, Reach> other) {
    var cells = new EnumMap<>(one);
    cells.putAll(other);
    return cells;
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
      return RowValue.plain(Double.NaN);
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
