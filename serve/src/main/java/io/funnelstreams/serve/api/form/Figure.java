package io.funnelstreams.serve.api.form;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A figure with its unit. In a currency it is written as decimal text, so that no reader rounds it
 * on the way; elsewhere as a number.
 *
 * @param value empty where there is none
 * @param unit as it was published, for example {@code count}, {@code EUR} or {@code EUR/day}
 */
public record Figure(OptionalDouble value, String unit) {
  private static final Pattern MONEY = Pattern.compile("([A-Z]{3})(/day)?");

  /** Whether the unit is a currency, or a currency per day. */
  public boolean isMoney() {
    return MONEY.matcher(unit).matches();
  }

  /** Whether there is a number to write. */
  public boolean isPresent() {
    return value.isPresent() && Double.isFinite(value.getAsDouble());
  }

  /** The shortest decimal text of the number, for money with at least its currency's digits. */
  public String text() {
    var decimal = new BigDecimal(Double.toString(value.orElseThrow())).stripTrailingZeros();
    int least = isMoney() ? fractionDigits() : 0;
    return decimal.setScale(Math.max(decimal.scale(), least)).toPlainString();
  }

  private int fractionDigits() {
    try {
      return Math.max(0, Currency.getInstance(unit.substring(0, 3)).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      // A currency that this Java does not know yet.
      return 2;
    }
  }
}
