package io.funnelstreams.core.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * The price of one unit, with all of its decimals: {@code UnitPrice(0.0035, EUR)} is 0.35 of a
 * cent. It is a factor, and a factor is never rounded: the product is rounded, once.
 *
 * @param amount in units of the currency (euros, not cents), without zeros at its end; it has at
 *     most {@link #MAX_SCALE} decimals and is at most {@link Money#MAX_MINOR} minor units
 * @param currency an ISO 4217 currency
 */
public record UnitPrice(BigDecimal amount, Currency currency) {
  /** More decimals than any vendor publishes; with the largest amount they make 36 digits. */
  public static final int MAX_SCALE = 18;

  public UnitPrice {
    Objects.requireNonNull(currency, "currency");
    // A long exponent makes as many digits when it is written out, so sizes are looked at first.
    if (amount.signum() != 0 && digitsBeforePoint(amount) > MAX_SCALE) {
      throw tooLarge(amount, currency);
    }
    amount = normalized(amount);
    if (amount.scale() > MAX_SCALE) {
      throw new IllegalArgumentException(
          "the price %s has %s decimals; a price has at most %s"
              .formatted(amount, amount.scale(), MAX_SCALE));
    }
    if (minor(amount, currency).abs().compareTo(BigDecimal.valueOf(Money.MAX_MINOR)) > 0) {
      throw tooLarge(amount, currency);
    }
  }

  /** The price that an amount of whole minor units is. */
  public static UnitPrice of(Money money) {
    int decimals = Money.decimals(money.currency());
    return new UnitPrice(BigDecimal.valueOf(money.minor(), decimals), money.currency());
  }

  /** A decimal price, for example {@code of("0.0035", "EUR")}. */
  public static UnitPrice of(String amount, String currencyCode) {
    return new UnitPrice(new BigDecimal(amount), Currency.getInstance(currencyCode));
  }

  /** The price in minor units of its currency, with all of its decimals. */
  public BigDecimal minor() {
    return minor(amount, currency);
  }

  /** The price as an amount of money; empty where that would have to be rounded. */
  public Optional<Money> exactMoney() {
    var minor = normalized(minor());
    return minor.scale() == 0
        ? Optional.of(new Money(minor.longValueExact(), currency))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }

  private static long digitsBeforePoint(BigDecimal amount) {
    return (long) amount.precision() - amount.scale();
  }

  private static BigDecimal minor(BigDecimal amount, Currency currency) {
    return amount.movePointRight(Money.decimals(currency));
  }

  private static BigDecimal normalized(BigDecimal number) {
    var plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  private static IllegalArgumentException tooLarge(BigDecimal amount, Currency currency) {
    return new IllegalArgumentException(
        "the price %s is beyond %s minor units of %s".formatted(amount, Money.MAX_MINOR, currency));
  }
}
