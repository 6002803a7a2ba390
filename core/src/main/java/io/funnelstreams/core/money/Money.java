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
  public Money {
    Objects.requireNonNull(currency, "currency");
  }

  /**
   * Minor units of the currency named by its ISO 4217 code, for example {@code of(1250, "EUR")}.
   */
  public static Money of(long minor, String currencyCode) {
    return new Money(minor, Currency.getInstance(currencyCode));
  }
}
