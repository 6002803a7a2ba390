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
    assertThat(FxTable.only(EUR).convert(Money.of(1250, "EUR"), JANUARY)).hasValue(12_500_000);
  }

  @Test
  void aRateHoldsFromItsDayUntilTheNextOne() {
    var table = table("USD", Map.of(JANUARY, "0.90", JULY, "0.80"));

    assertThat(table.convert(Money.of(1000, "USD"), JANUARY)).hasValue(9_000_000);
    assertThat(table.convert(Money.of(1000, "USD"), JULY.minusDays(1))).hasValue(9_000_000);
    assertThat(table.convert(Money.of(1000, "USD"), JULY)).hasValue(8_000_000);
    assertThat(table.convert(Money.of(1000, "USD"), JULY.plusYears(9))).hasValue(8_000_000);
  }

  @Test
  void thereIsNoRateBeforeTheFirstDayOrForAnotherCurrency() {
    var table = table("USD", Map.of(JANUARY, "0.90"));

    assertThat(table.convert(Money.of(1000, "USD"), JANUARY.minusDays(1))).isEmpty();
    assertThat(table.convert(Money.of(1000, "GBP"), JANUARY)).isEmpty();
  }

  @Test
  void convertedAmountsKeepTheFourthDecimalOfAMinorUnit() {
    var table = table("USD", Map.of(JANUARY, "0.915263"));

    assertThat(table.convert(Money.of(37, "USD"), JANUARY)).as("33.864731 cents").hasValue(338_647);
  }

  @Test
  void halvesRoundToTheEvenTenThousandthOnBothSidesOfZero() {
    var table = table("USD", Map.of(JANUARY, "0.00005"));

    assertThat(table.convert(Money.of(1, "USD"), JANUARY)).hasValue(0);
    assertThat(table.convert(Money.of(3, "USD"), JANUARY)).hasValue(2);
    assertThat(table.convert(Money.of(5, "USD"), JANUARY)).hasValue(2);
    assertThat(table.convert(Money.of(-3, "USD"), JANUARY)).hasValue(-2);
  }

  @Test
  void currenciesOfOtherMinorUnitsAreScaled() {
    var yen = table("JPY", Map.of(JANUARY, "0.006"));
    var dinar = table("KWD", Map.of(JANUARY, "3"));

    assertThat(yen.convert(Money.of(1000, "JPY"), JANUARY)).as("6.00 EUR").hasValue(6_000_000);
    assertThat(dinar.convert(Money.of(1000, "KWD"), JANUARY)).as("3.00 EUR").hasValue(3_000_000);
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
  void theLargestAmountFitsNinetyTimesIntoASum() {
    long largest = FxTable.only(EUR).convert(Money.of(Money.MAX_MINOR, "EUR"), JANUARY).getAsLong();

    assertThat(Math.multiplyExact(largest, 90)).isPositive();
  }

  private static FxTable table(String currency, Map<LocalDate, String> rates) {
    var dated = new TreeMap<LocalDate, BigDecimal>();
    rates.forEach((day, rate) -> dated.put(day, new BigDecimal(rate)));
    return new FxTable(EUR, Map.of(Currency.getInstance(currency), dated));
  }
}
