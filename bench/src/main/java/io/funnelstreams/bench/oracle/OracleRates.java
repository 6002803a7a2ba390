package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;

/** Amounts in the plan's currency, at the last rate that began on or before the day. */
record OracleRates(FxTable table) {
  private static final int KEPT_DIGITS = 4;

  /**
   * Ten-thousandths of minor units of the plan's currency, rounded half to even; empty where there
   * is no rate.
   */
  OptionalLong convert(Money money, LocalDate day) {
    return exactly(money, day)
        .map(amount -> amount.setScale(KEPT_DIGITS, RoundingMode.HALF_EVEN))
        .map(amount -> amount.movePointRight(KEPT_DIGITS).longValueExact())
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** Minor units of the plan's currency with all of their digits; empty where there is no rate. */
  Optional<BigDecimal> exactly(Money money, LocalDate day) {
    var major = BigDecimal.valueOf(money.minor(), decimals(money.currency()));
    return rate(money.currency(), day)
        .map(rate -> major.multiply(rate).movePointRight(decimals(table.into())));
  }

  /** A price in minor units of the plan's currency; empty where there is no rate. */
  Optional<BigDecimal> exactly(UnitPrice price, LocalDate day) {
    return rate(price.currency(), day)
        .map(rate -> price.amount().multiply(rate).movePointRight(decimals(table.into())));
  }

  private static int decimals(Currency currency) {
    int digits = currency.getDefaultFractionDigits();
    return digits < 0 ? 0 : digits;
  }

  private Optional<BigDecimal> rate(Currency currency, LocalDate day) {
    if (currency.equals(table.into())) {
      return Optional.of(BigDecimal.ONE);
    }
    var rate = Optional.<BigDecimal>empty();
    for (var entry : ratesOf(currency).entrySet()) {
      if (!entry.getKey().isAfter(day)) {
        rate = Optional.of(entry.getValue());
      }
    }
    return rate;
  }

  private NavigableMap<LocalDate, BigDecimal> ratesOf(Currency currency) {
    return table.rates().getOrDefault(currency, Collections.emptyNavigableMap());
  }
}
