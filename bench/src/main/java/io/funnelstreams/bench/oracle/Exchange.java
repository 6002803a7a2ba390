package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.OptionalLong;

/** Amounts in the plan's currency, at the last rate that began on or before the day. */
record Exchange(FxTable table) {

  /** Minor units of the plan's currency, rounded half to even; empty where there is no rate. */
  OptionalLong convert(Money money, LocalDate day) {
    if (money.currency().equals(table.into())) {
      return OptionalLong.of(money.minor());
    }
    var amount = OptionalLong.empty();
    for (var entry : ratesOf(money).entrySet()) {
      if (!entry.getKey().isAfter(day)) {
        amount = times(money, entry.getValue());
      }
    }
    return amount;
  }

  private OptionalLong times(Money money, BigDecimal rate) {
    var major = BigDecimal.valueOf(money.minor(), money.currency().getDefaultFractionDigits());
    var converted = major.multiply(rate).movePointRight(table.into().getDefaultFractionDigits());
    return OptionalLong.of(converted.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
  }

  private NavigableMap<LocalDate, BigDecimal> ratesOf(Money money) {
    return table.rates().getOrDefault(money.currency(), Collections.emptyNavigableMap());
  }
}
