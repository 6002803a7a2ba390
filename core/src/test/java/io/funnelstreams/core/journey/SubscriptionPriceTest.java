package io.funnelstreams.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.BillingCycle;
import io.funnelstreams.core.money.FxTable;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionPriceTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final FxTable FX =
      new FxTable(
          Currency.getInstance("EUR"),
          Map.of(
              Currency.getInstance("USD"),
              new TreeMap<>(
                  Map.of(
                      LocalDate.parse("2026-01-01"), new BigDecimal("0.9"),
                      LocalDate.parse("2026-03-01"), new BigDecimal("0.85"))),
              Currency.getInstance("JPY"),
              new TreeMap<>(Map.of(LocalDate.parse("2026-01-01"), new BigDecimal("0.006")))));

  @ParameterizedTest(name = "{0} cents every {2} {1} for {3} units are {4} a month")
  @CsvSource({
    "1000, MONTH, 1, 1, 10000000",
    "3000, MONTH, 3, 1, 10000000",
    "12000, YEAR, 1, 1, 10000000",
    "24000, YEAR, 2, 1, 10000000",
    "1000, WEEK, 1, 1, 43333333",
    "1000, WEEK, 2, 1, 21666667",
    "1000, DAY, 1, 1, 304166667",
    "1000, DAY, 30, 1, 10138889",
    "999, MONTH, 1, 7, 69930000",
    "1000, MONTH, 3, 1, 3333333",
    "1000, MONTH, 1, 0, 0",
  })
  void anIntervalIsBroughtToAMonthAndRoundedOnce(
      long cents, BillingCycle.Unit unit, int count, long quantity, long expected) {
    var price = price(Money.of(cents, "EUR"), new BillingCycle(unit, count), quantity);
    assertThat(price.perMonth(FX)).isEqualTo(expected);
  }

  @Test
  void halvesGoToTheEvenTenThousandth() {
    assertThat(
            price(Money.of(1, "EUR"), new BillingCycle(BillingCycle.Unit.MONTH, 32), 1)
                .perMonth(FX))
        .isEqualTo(312);
    assertThat(
            price(Money.of(3, "EUR"), new BillingCycle(BillingCycle.Unit.MONTH, 32), 1)
                .perMonth(FX))
        .isEqualTo(938);
  }

  @Test
  void theRateOfTheDayOfThePriceConvertsAndNothingIsRoundedBefore() {
    var annual = new BillingCycle(BillingCycle.Unit.YEAR, 1);
    assertThat(price(Money.of(10_001, "USD"), annual, 3).perMonth(FX)).isEqualTo(21_252_125);
    assertThat(price(Money.of(1, "JPY"), annual, 1).perMonth(FX)).isEqualTo(500);
  }

  @ParameterizedTest(name = "{0} {1} for {2} units are {3} a month")
  @CsvSource({
    "0.0035, EUR, 100000, 350000000",
    "0.0035, EUR, 1, 3500",
    "0.000000001, EUR, 1000000, 1000",
    "0.0035, USD, 100000, 297500000",
    "0.4, JPY, 1000, 2400000",
  })
  void aPriceBelowTheMinorUnitIsRoundedOnlyInTheProduct(
      String amount, String currency, long quantity, long expected) {
    var monthly = SubscriptionPrice.UNKNOWN.interval();
    var unit = Optional.of(UnitPrice.of(amount, currency));
    assertThat(new SubscriptionPrice(unit, DAY, monthly, quantity).perMonth(FX))
        .isEqualTo(expected);
  }

  @Test
  void whatIsWorthMoreThanNothingIsNeverRoundedToNothing() {
    var monthly = SubscriptionPrice.UNKNOWN.interval();
    var unit = Optional.of(UnitPrice.of("0.000000000000000001", "EUR"));
    assertThat(new SubscriptionPrice(unit, DAY, monthly, 1).perMonth(FX)).isEqualTo(1);
    assertThat(new SubscriptionPrice(unit, DAY, monthly, 0).perMonth(FX)).isZero();
  }

  @Test
  void sumsHoldTheLargestAmountAndNotMore() {
    var monthly = SubscriptionPrice.UNKNOWN.interval();
    assertThat(price(Money.of(Money.MAX_MINOR, "EUR"), monthly, 1).fits(FX)).isTrue();
    assertThat(price(Money.of(Money.MAX_MINOR, "EUR"), monthly, 2).fits(FX)).isFalse();
    var daily = new BillingCycle(BillingCycle.Unit.DAY, 1);
    assertThat(price(Money.of(Money.MAX_MINOR, "EUR"), daily, 1).fits(FX)).isFalse();
  }

  @Test
  void withoutAPriceThereIsNoMrr() {
    assertThat(SubscriptionPrice.UNKNOWN.perMonth(FX)).isZero();
  }

  private static SubscriptionPrice price(Money money, BillingCycle interval, long quantity) {
    return new SubscriptionPrice(Optional.of(UnitPrice.of(money)), DAY, interval, quantity);
  }
}
