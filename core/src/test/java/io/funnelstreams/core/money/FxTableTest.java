package io.funnelstreams.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FxTableTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final LocalDate JANUARY = LocalDate.parse("2026-01-01");
  private static final LocalDate JULY = LocalDate.parse("2026-07-01");

  @Test
  void theOwnCurrencyNeedsNoRate() {
    assertThat(FxTable.only(EUR).convert(Money.of(1250, "EUR"), JANUARY)).hasValue(1250);
  }

  @Test
  void aRateHoldsFromItsDayUntilTheNextOne() {
    var table = table("USD", Map.of(JANUARY, "0.90", JULY, "0.80"));

    assertThat(table.convert(Money.of(1000, "USD"), JANUARY)).hasValue(900);
    assertThat(table.convert(Money.of(1000, "USD"), JULY.minusDays(1))).hasValue(900);
    assertThat(table.convert(Money.of(1000, "USD"), JULY)).hasValue(800);
    assertThat(table.convert(Money.of(1000, "USD"), JULY.plusYears(9))).hasValue(800);
  }

  @Test
  void thereIsNoRateBeforeTheFirstDayOrForAnotherCurrency() {
    var table = table("USD", Map.of(JANUARY, "0.90"));

    assertThat(table.convert(Money.of(1000, "USD"), JANUARY.minusDays(1))).isEmpty();
    assertThat(table.convert(Money.of(1000, "GBP"), JANUARY)).isEmpty();
  }

  @Test
  void halvesRoundToTheEvenMinorUnitOnBothSidesOfZero() {
    var table = table("USD", Map.of(JANUARY, "0.5"));

    assertThat(table.convert(Money.of(1, "USD"), JANUARY)).hasValue(0);
    assertThat(table.convert(Money.of(3, "USD"), JANUARY)).hasValue(2);
    assertThat(table.convert(Money.of(5, "USD"), JANUARY)).hasValue(2);
    assertThat(table.convert(Money.of(-3, "USD"), JANUARY)).hasValue(-2);
  }

  @Test
  void currenciesOfOtherMinorUnitsAreScaled() {
    var yen = table("JPY", Map.of(JANUARY, "0.006"));
    var dinar = table("KWD", Map.of(JANUARY, "3"));

    assertThat(yen.convert(Money.of(1000, "JPY"), JANUARY)).as("6.00 EUR").hasValue(600);
    assertThat(dinar.convert(Money.of(1000, "KWD"), JANUARY)).as("3.00 EUR").hasValue(300);
  }

  @Test
  void anAmountThatSumsCouldNotHoldIsRefusedBeforeItIsConverted() {
    assertThatThrownBy(() -> Money.of(Money.MAX_MINOR + 1, "USD"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10000000000001");
    assertThatThrownBy(() -> Money.of(Long.MIN_VALUE, "USD"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLargestAmountFitsAtAnyRateThatIsQuoted() {
    var table = table("USD", Map.of(JANUARY, "100000"));

    assertThat(table.convert(Money.of(Money.MAX_MINOR, "USD"), JANUARY))
        .hasValue(Money.MAX_MINOR * 100_000);
  }

  private static FxTable table(String currency, Map<LocalDate, String> rates) {
    var dated = new TreeMap<LocalDate, BigDecimal>();
    rates.forEach((day, rate) -> dated.put(day, new BigDecimal(rate)));
    return new FxTable(EUR, Map.of(Currency.getInstance(currency), dated));
  }
}
