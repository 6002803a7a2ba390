package io.funnelstreams.ingest.row;

import java.math.BigDecimal;

/** Values of JSON as the text that a person would write. */
public final class PlainText {
  /** Beyond this, a number keeps its exponent: written out, {@code 1e999999999} is a gigabyte. */
  private static final int MOST_ZEROS = 400;

  private PlainText() {}

  /** The text of a value that is not null. */
  public static String of(Object value) {
    if (value instanceof Double || value instanceof Float) {
      return of(BigDecimal.valueOf(((Number) value).doubleValue()).stripTrailingZeros());
    }
    return value instanceof BigDecimal number && Math.abs((long) number.scale()) <= MOST_ZEROS
        ? written(number)
        : value.toString();
  }

  /**
   * An id that one program writes as 7 and another as 7.0 is the same; amounts keep their cents.
   */
  private static String written(BigDecimal number) {
    boolean isWhole = number.scale() == 1 && number.remainder(BigDecimal.ONE).signum() == 0;
    return isWhole ? number.setScale(0).toPlainString() : number.toPlainString();
  }
}
