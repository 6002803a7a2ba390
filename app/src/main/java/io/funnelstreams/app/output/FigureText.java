package io.funnelstreams.app.output;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as text. */
public final class FigureText {
  /** The unit of a ratio. */
  public static final String RATIO = "ratio";

  /** The unit of the difference between two ratios. */
  static final String POINTS = "points";

  private FigureText() {}

  /**
   * For a person: a ratio in percent, a difference of ratios in percentage points, the rest with at
   * most two decimals and grouped thousands.
   */
  public static String rounded(double value, String unit) {
    if (unit.equals(RATIO)) {
      return String.format(Locale.ROOT, "%.2f %%", value * 100);
    }
    if (unit.equals(POINTS)) {
      return String.format(Locale.ROOT, "%.2f pt", value * 100);
    }
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%,.2f", value);
  }

  /** The unit of the difference between two figures of a unit. */
  public static String unitOfDifference(String unit) {
    return unit.equals(RATIO) ? POINTS : unit;
  }

  /** For a program: all digits, no exponent, no needless zeros. */
  public static String full(double value) {
    return number(value).toPlainString();
  }

  /** The number without needless zeros, so that a whole one is written as one. */
  static BigDecimal number(double value) {
    var number = BigDecimal.valueOf(value).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
