package io.funnelstreams.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Exchange rates into one currency. A rate holds from its day until the next rate of the same
 * currency begins; before the first day there is no rate.
 *
 * @param into the currency that amounts are converted into
 * @param rates for each foreign currency, the units of {@code into} that one unit of it buys, from
 *     each day on
 */
public record FxTable(Currency into, Map<Currency, NavigableMap<LocalDate, BigDecimal>> rates) {
  public FxTable {
    rates = Map.copyOf(rates);
  }

  /** A table of its own currency alone. */
  public static FxTable only(Currency currency) {
    return new FxTable(currency, Map.of());
  }

  /**
   * The amount in {@link Money#SUMMED_UNITS} to a minor unit of {@link #into}, at the rate of the
   * day, rounded half to even.
   *
   * @return empty where the table has no rate for the currency on that day
   */
  public OptionalLong convert(Money money, LocalDate day) {
    if (money.currency().equals(into)) {
      return OptionalLong.of(money.minor() * Money.SUMMED_UNITS);
    }
    return exact(money, day)
        .map(amount -> amount.scaleByPowerOfTen(Money.SUMMED_DECIMALS))
        .map(amount -> amount.setScale(0, RoundingMode.HALF_EVEN).longValueExact())
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /**
   * The amount in minor units of {@link #into}, at the rate of the day, not rounded.
   *
   * @return empty where the table has no rate for the currency on that day
   */
  public Optional<BigDecimal> exact(Money money, LocalDate day) {
    return exact(BigDecimal.valueOf(money.minor()), money.currency(), day);
  }

  /**
   * The price in minor units of {@link #into}, at the rate of the day, not rounded.
   *
   * @return empty where the table has no rate for the currency on that day
   */
  public Optional<BigDecimal> exact(UnitPrice price, LocalDate day) {
    return exact(price.minor(), price.currency(), day);
  }

  /**
   * Minor units of a currency in minor units of {@link #into}, at the rate of the day, not rounded.
   *
   * @return empty where the table has no rate for the currency on that day
   */
  public Optional<BigDecimal> exact(BigDecimal minor, Currency currency, LocalDate day) {
    if (currency.equals(into)) {
      return Optional.of(minor);
    }
    int shift = Money.decimals(into) - Money.decimals(currency);
    return Optional.ofNullable(rates.getOrDefault(currency, new TreeMap<>()).floorEntry(day))
        .map(rate -> minor.multiply(rate.getValue()).scaleByPowerOfTen(shift));
  }
}
