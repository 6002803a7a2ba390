package io.funnelstreams.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitPriceTest {
  @Test
  void keepsEveryDecimal() {
    assertThat(UnitPrice.of("0.0035", "EUR").minor()).isEqualByComparingTo("0.35");
    assertThat(UnitPrice.of("0.0035", "JPY").minor()).isEqualByComparingTo("0.0035");
    assertThat(UnitPrice.of("0.0035", "EUR").exactMoney()).isEmpty();
  }

  @Test
  void isEqualHoweverItsZerosAreWritten() {
    assertThat(UnitPrice.of("12.500", "EUR")).isEqualTo(UnitPrice.of("12.5", "EUR"));
    assertThat(UnitPrice.of("1E+2", "EUR")).isEqualTo(UnitPrice.of("100", "EUR"));
    assertThat(UnitPrice.of("0.00", "EUR")).isEqualTo(UnitPrice.of("0", "EUR"));
    assertThat(UnitPrice.of("12.500", "EUR")).hasToString("12.5 EUR");
  }

  @Test
  void isAnAmountWhereItHasWholeMinorUnits() {
    assertThat(UnitPrice.of("12.50", "EUR").exactMoney()).contains(Money.of(1250, "EUR"));
    assertThat(UnitPrice.of("7", "JPY").exactMoney()).contains(Money.of(7, "JPY"));
    assertThat(UnitPrice.of(Money.of(Money.MAX_MINOR, "KWD")).exactMoney())
        .contains(Money.of(Money.MAX_MINOR, "KWD"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+999999999", "1E+19", "100000000000.01", "-100000000000.01"})
  void refusesWhatNoSumCanHold(String amount) {
    assertThatThrownBy(() -> UnitPrice.of(amount, "EUR"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is beyond 10000000000000 minor units of EUR");
  }

  @Test
  void refusesMoreDecimalsThanAPriceHas() {
    assertThat(UnitPrice.of("0.123456789012345678", "EUR").amount())
        .isEqualTo(new BigDecimal("0.123456789012345678"));
    assertThatThrownBy(() -> UnitPrice.of("0.1234567890123456789", "EUR"))
        .hasMessageContaining("has 19 decimals; a price has at most 18");
  }
}
