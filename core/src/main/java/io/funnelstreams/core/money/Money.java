package io.funnelstreams.core.money;

import java.util.Currency;
import java.util.Objects;

/**
 * An amount in the minor units of its currency: {@code Money(1250, EUR)} is 12.50 euros.
 *
 * @param minor the amount in minor units; negative amounts are allowed
 * @param currency an ISO 4217 currency
 */
public record Money(long minor, Currency currency) {
  /**
   * The largest amount in minor units. It is far beyond any deal, and leaves room for a conversion
   * and for sums of many: an amount that does not fit is a mistake at the source.
   */
  public static final long MAX_MINOR = 10_000_000_000_000L;

  /** Converted amounts keep this many decimals of a minor unit, so that sums of many are right. */
  public static final int SUMMED_DECIMALS = 4;

  /** How many of the units that sums are made of are a minor unit. */
  public static final long SUMMED_UNITS = 10_000;

  public Money {
    Objects.requireNonNull(currency, "currency");
    if (minor > MAX_MINOR || minor < -MAX_MINOR) {
      throw new IllegalArgumentException(
          "the amount " + minor + " is beyond " + MAX_MINOR + " minor units of " + currency);
    }
  }

  /** How many decimals the amounts of a currency have; a currency without minor units has none. */
  public static int decimals(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  /**
   * Minor units of the currency named by its ISO 4217 code, for example {@code of(1250, "EUR")}.
   */
  public static Money of(long minor, String currencyCode) {
    return new Money(minor, Currency.getInstance(currencyCode));
  }
}
