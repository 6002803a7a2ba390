package io.funnelstreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalExpressionTest {
  private static final int RUNS = 2_000;
  private static final BigDecimal LIMIT = new BigDecimal("1000000000000");

  private final Random random = new Random(20_260_301);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1046.17 * 1000|1046170",
        "0.1 + 0.2|0.3",
        "1.1 * 3|3.3",
        "19.99 * 100|1999",
        "-(0.1) - 0.2|-0.3",
        "$sum([0.1, 0.2, 0.3])|0.6",
        "$average([0.1, 0.2])|0.15",
        "$round(2.675, 2)|2.68",
        "$round(2.665, 2)|2.66",
        "$round(1234, -2)|1200",
        "10 / 3 * 3|10",
        "$floor(10 / 3 * 3)|10",
        "100 / 1.19 * 1.19|100",
        "$power(1.1, 2)|1.21",
        "$max([0.1 + 0.2, 0.25])|0.3",
        "$min([0.1 + 0.2, 0.35])|0.3",
        "$abs(0.1 - 0.4)|0.3",
        "$ceil(0.1 + 0.2)|1",
        "7.5 % 2|1.5",
        "$number('007')|7",
        "$number(' 12.50 ')|12.5",
        "$number('0x1F')|31",
        "$sum($map(['0.1', '0.2'], $number))|0.3",
        "$reduce([0.1, 0.2, 0.3], function($a, $b) { $a + $b })|0.6",
        "$eval('0.1 + 0.2') + 0.1 + 0.2|0.6",
        "$number('123456789012.3456') + 0.0001|123456789012.3457"
      })
  void computesInDecimals(String expression, String number) {
    assertThat(value(expression, Map.of())).isEqualTo(number);
  }

  @Test
  void comparesDecimals() {
    assertThat(value("0.1 + 0.2 = 0.3", Map.of())).isEqualTo("true");
    assertThat(value("$number('1.0') in [1, 2]", Map.of())).isEqualTo("true");
    assertThat(value("0.1 + 0.2 > 0.3", Map.of())).isEqualTo("false");
    assertThat(value("$number('123456789012.3456') < 123456789012.3457", Map.of()))
        .isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12d", "12f", "NaN", "Infinity", "0x1p3", "1,5", "1 000", ""})
  void convertsNoTextToANumberThatIsNone(String text) {
    assertThatThrownBy(
            () -> new MappingExpression("$number(t)").valueOf(Map.of("t", text), Map.of()))
        .isInstanceOf(ExpressionFailure.class);
  }

  @Test
  void failsOnADivisionByZeroAndOnNumbersWithoutBounds() {
    var huge = Map.<String, Object>of("n", new BigDecimal("1e999999999"), "m", 1);
    var tiny = Map.<String, Object>of("n", new BigDecimal("1e-999999999"));

    assertThatThrownBy(() -> new MappingExpression("m / 0").valueOf(huge, Map.of()))
        .isInstanceOf(ExpressionFailure.class);
    assertThatThrownBy(() -> new MappingExpression("n + 0.01").valueOf(huge, Map.of()))
        .isInstanceOf(ExpressionFailure.class);
    assertThat(value("n + 0.01", tiny)).isEqualTo("0.01");
  }

  @Test
  void agreesWithDecimalsOnRandomAmounts() {
    for (int run = 0; run < RUNS; run++) {
      var a = amount();
      var b = amount();
      var row = Map.<String, Object>of("a", a, "b", b, "t", a.toPlainString());

      assertThat(value("a + b", row)).isEqualTo(plain(a.add(b)));
      assertThat(value("a - b", row)).isEqualTo(plain(a.subtract(b)));
      assertThat(value("a * b", row)).isEqualTo(plain(a.multiply(b)));
      assertThat(value("$number(t) * 1000", row)).isEqualTo(plain(a.movePointRight(3)));
      assertThat(value("$round(a, 2)", row))
          .isEqualTo(plain(a.setScale(2, RoundingMode.HALF_EVEN)));
      assertThat(value("$round(a / b, 8)", row))
          .isEqualTo(plain(a.divide(b, new MathContext(50)).setScale(8, RoundingMode.HALF_EVEN)));
      assertThat(value("a / b * b", row)).isEqualTo(plain(a));
    }
  }

  @Test
  void agreesWithDecimalsOnRandomSums() {
    for (int run = 0; run < RUNS / 10; run++) {
      List<BigDecimal> amounts = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        amounts.add(amount());
      }
      var row = Map.<String, Object>of("amounts", amounts);
      var sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);

      assertThat(value("$sum(amounts)", row)).isEqualTo(plain(sum));
      assertThat(value("$sum(amounts.$number($string($)))", row)).isEqualTo(plain(sum));
    }
  }

  private BigDecimal amount() {
    int decimals = 2 + random.nextInt(3);
    long bound = LIMIT.movePointRight(decimals).longValueExact();
    long unscaled = 1 + (random.nextLong() & Long.MAX_VALUE) % bound;
    return BigDecimal.valueOf(random.nextBoolean() ? unscaled : -unscaled, decimals);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String value(String expression, Map<String, Object> row) {
    var value = new MappingExpression(expression).valueOf(row, Map.of()).orElseThrow();
    return CellText.of(value).text();
  }
}
