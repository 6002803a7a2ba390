package io.funnelstreams.ingest.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers of expressions as decimals. Sums, differences and products of amounts are exact: three
 * factors of 16 digits have 48. Only a quotient can have more digits than are kept. A quotient that
 * differs from a short number only in the last ten digits becomes that number, so that three times
 * a third is the whole again.
 */
public final class DecimalMath {
  /** How many digits are kept. */
  public static final MathContext PRECISION = new MathContext(60, RoundingMode.HALF_EVEN);

  private static final MathContext ROUNDED = new MathContext(50, RoundingMode.HALF_EVEN);
  private static final int SHORT = 40;

  /** Beyond this many zeros, before or after its digits, a number means nothing. */
  private static final int MOST_ZEROS = 400;

  private DecimalMath() {}

  /** The decimal that a number is written as. */
  public static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return bounded(decimal);
    }
    if (number instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    return number instanceof Double || number instanceof Float
        ? BigDecimal.valueOf(number.doubleValue())
        : BigDecimal.valueOf(number.longValue());
  }

  /**
   * A row can have an exponent of a thousand million, and an addition would write out all of its
   * digits.
   */
  private static BigDecimal bounded(BigDecimal decimal) {
    long magnitude = decimal.precision() - (long) decimal.scale();
    if (magnitude > MOST_ZEROS && decimal.signum() != 0) {
      throw new ArithmeticException("a number is too large");
    }
    return magnitude < -MOST_ZEROS || decimal.signum() == 0 ? BigDecimal.ZERO : decimal;
  }

  /**
   * The number that an expression continues with: an int or a long where it is whole and fits.
   *
   * @throws ArithmeticException where it is too large to mean anything
   */
  public static Number number(BigDecimal computed) {
    var number = bounded(rounded(computed)).stripTrailingZeros();
    if (number.scale() > MOST_ZEROS) {
      number = number.setScale(MOST_ZEROS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }
    if (number.scale() > 0) {
      return number;
    }
    var whole = number.toBigInteger();
    if (whole.bitLength() < Integer.SIZE) {
      return whole.intValue();
    }
    return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : number.setScale(0);
  }

  private static BigDecimal rounded(BigDecimal computed) {
    if (computed.precision() <= ROUNDED.getPrecision()) {
      return computed;
    }
    var shorter = computed.round(ROUNDED).stripTrailingZeros();
    return shorter.precision() <= SHORT ? shorter : computed.round(PRECISION);
  }
}
