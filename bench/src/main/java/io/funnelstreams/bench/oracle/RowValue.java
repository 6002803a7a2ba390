package io.funnelstreams.bench.oracle;

import java.util.OptionalDouble;

/**
 * The content of a row of the KPI table.
 *
 * @param value empty where the KPI has no value, for example because its denominator is zero
 * @param numerator what is divided, where the KPI is a quotient; empty for counts, stocks, medians
 * @param denominator what it is divided by, likewise
 * @param slack how far from {@code value} a right answer may be: zero but for medians of large
 *     numbers, which are published from buckets 1 % wide
 */
public record RowValue(
    OptionalDouble value, OptionalDouble numerator, OptionalDouble denominator, double slack) {
  private static final double ROUNDING = 1e-9;

  /** A count, a sum or a stock; not a number where it is unknown. */
  public static RowValue plain(double value) {
    return new RowValue(
        Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        0);
  }

  /** A row as an engine publishes it. */
  public static RowValue published(
      OptionalDouble value, OptionalDouble numerator, OptionalDouble denominator) {
    return new RowValue(value, numerator, denominator, 0);
  }

  /** Whether an engine's row is equal, but for the last digits of a binary fraction. */
  public boolean agreesWith(RowValue published) {
    return close(value, published.value, slack)
        && close(numerator, published.numerator, 0)
        && close(denominator, published.denominator, 0);
  }

  private static boolean close(OptionalDouble expected, OptionalDouble actual, double slack) {
    if (expected.isEmpty() || actual.isEmpty()) {
      return expected.isEmpty() && actual.isEmpty();
    }
    double rounding = ROUNDING * Math.max(1, Math.abs(expected.getAsDouble()));
    return Math.abs(expected.getAsDouble() - actual.getAsDouble()) <= slack + rounding;
  }

  @Override
  public String toString() {
    return show(value) + " (" + show(numerator) + " / " + show(denominator) + ")";
  }

  private static String show(OptionalDouble number) {
    return number.isPresent() ? Double.toString(number.getAsDouble()) : "-";
  }
}
