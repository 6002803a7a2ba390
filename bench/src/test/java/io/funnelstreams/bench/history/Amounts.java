package io.funnelstreams.bench.history;

import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.math.BigDecimal;
import java.util.Currency;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Amounts that round, that are nothing, and that no rate is known for. */
final class Amounts {
  private Amounts() {}

  static Arbitrary<Money> anyAmounts() {
    return money(Arbitraries.of(10_000L, 12_345L, 0L, 1L, 999_999L, -2_500L));
  }

  static Arbitrary<Money> notNegative() {
    return money(Arbitraries.of(10_000L, 12_345L, 10_000L, 1L, 999_999L, 0L));
  }

  /** Prices of units: whole cents, parts of a cent, next to nothing, and too large for many. */
  static Arbitrary<UnitPrice> prices() {
    var amounts =
        Arbitraries.frequency(
            Tuple.of(6, "100"),
            Tuple.of(4, "123.45"),
            Tuple.of(3, "0.0035"),
            Tuple.of(2, "0.123456789"),
            Tuple.of(1, "0.000000000000000001"),
            Tuple.of(1, "0.01"),
            Tuple.of(1, "0"),
            Tuple.of(1, "2000000"));
    return Combinators.combine(amounts.map(BigDecimal::new), currencies()).as(UnitPrice::new);
  }

  private static Arbitrary<Money> money(Arbitrary<Long> minor) {
    return Combinators.combine(minor, currencies()).as(Money::new);
  }

  private static Arbitrary<Currency> currencies() {
    return Arbitraries.frequency(
        Tuple.of(12, Plans.OWN), Tuple.of(4, Plans.RATED), Tuple.of(1, Plans.UNRATED));
  }
}
