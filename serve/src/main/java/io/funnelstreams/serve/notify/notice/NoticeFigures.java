package io.funnelstreams.serve.notify.notice;

import java.util.Locale;

/** Figures as a person reads them in a message. */
final class NoticeFigures {
  private static final double HUNDRED = 100;

  private NoticeFigures() {}

  /**
   * A figure with its unit.
   *
   * @param unit as the topics name it, or null where there is none: {@code count}, {@code ratio},
   *     {@code days}, a currency
   */
  static String of(double value, String unit) {
    if (unit == null || unit.equals("count")) {
      return rounded(value);
    }
    return unit.equals("ratio")
        ? String.format(Locale.ROOT, "%.1f %%", value * HUNDRED)
        : rounded(value) + " " + unit;
  }

  private static String rounded(double value) {
    boolean whole = value == Math.rint(value) || Math.abs(value) >= HUNDRED;
    return String.format(Locale.ROOT, whole ? "%,.0f" : "%,.2f", value);
  }
}
