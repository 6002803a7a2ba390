package io.funnelstreams.ingest.mapping;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How numbers are written.
 *
 * @param decimal what separates the fraction
 * @param grouping what separates thousands
 * @param round whether an amount with more decimals than its currency has is rounded half to even;
 *     else its row is rejected
 */
public record NumberStyle(char decimal, Optional<Character> grouping, boolean round) {
  /** {@code 1234.56}. */
  public static final NumberStyle PLAIN = new NumberStyle('.', Optional.empty(), false);

  /** Longer numbers mean nothing, and take long; so does one with an exponent of a million. */
  private static final int MOST_SIGNS = 100;

  private static final String SYMBOLS = "$€£¥₹ \u00a0\u202f";

  public NumberStyle {
    if (grouping.isPresent() && grouping.get() == decimal) {
      throw new IllegalArgumentException(
          "decimal and grouping are the same sign: '" + decimal + "'");
    }
  }

  /** The number that a text says; a currency sign before or after it is passed over. */
  public Optional<BigDecimal> read(String text) {
    if (text.length() > MOST_SIGNS) {
      return Optional.empty();
    }
    var digits = new StringBuilder(text.length());
    for (int i = first(text); i <= last(text); i++) {
      char c = text.charAt(i);
      if (grouping.isPresent() && c == grouping.get()) {
        continue;
      }
      if (c == '.' && decimal != '.') {
        return Optional.empty();
      }
      digits.append(c == decimal ? '.' : c);
    }
    try {
      return Optional.of(new BigDecimal(digits.toString()))
          .filter(number -> Math.abs((long) number.scale()) <= MOST_SIGNS);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static int first(String text) {
    int i = 0;
    while (i < text.length() && SYMBOLS.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static int last(String text) {
    int i = text.length() - 1;
    while (i >= 0 && SYMBOLS.indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    return i;
  }

  /** The style in words, for a message. */
  public String describe() {
    return "a number like "
        + (grouping.isPresent() ? "1" + grouping.get() + "234" : "1234")
        + decimal
        + "56";
  }
}
