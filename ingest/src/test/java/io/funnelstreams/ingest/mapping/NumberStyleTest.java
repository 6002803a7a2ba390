package io.funnelstreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.ingest.mapping.NumberReading.Read;
import io.funnelstreams.ingest.mapping.NumberReading.Unread;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberStyleTest {
  private static final NumberStyle ENGLISH = style('.', ',');
  private static final NumberStyle GERMAN = style(',', '.');
  private static final NumberStyle FRENCH = style(',', ' ');
  private static final NumberStyle SWISS = style('.', '\'');

  private static NumberStyle style(char decimal, char grouping) {
    return new NumberStyle(decimal, Optional.of(grouping), false, Map.of(), true);
  }

  private static NumberStyle withSuffixes(NumberStyle style) {
    var suffixes =
        Map.of(
            "K", new BigDecimal("1000"),
            "M", new BigDecimal("1000000"),
            "Mio.", new BigDecimal("1000000"),
            "%", new BigDecimal("0.01"));
    return new NumberStyle(style.decimal(), style.grouping(), false, suffixes, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234.56|1234.56",
        "12,345,678.9|12345678.9",
        "1,23,45,678.90|12345678.90",
        "12,34,567|1234567",
        "1234.56|1234.56",
        ".5|0.5",
        "007|7",
        "+12.50|12.50",
        "-12.50|-12.50",
        "12.50-|-12.50",
        "(1,250.00)|-1250.00",
        "($1,250.00)|-1250.00",
        "$(1,250.00)|-1250.00",
        "-$5|-5",
        "$-5|-5",
        "\u221212.50|-12.50",
        "\u201312.50|-12.50"
      })
  void readsNumbersWhoseGroupsAreGroups(String text, BigDecimal number) {
    assertThat(value(ENGLISH, text)).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12,34",
        "1,0",
        "1,",
        ",5",
        "1,2345.00",
        "1,,000",
        "1,000.0,0",
        "1.000.000",
        "1,234,56",
        "1234,567",
        "0,123",
        "01,234",
        "1,23,456,789",
        "123,45,678",
        "1.",
        "1.2.3",
        "1 234.00",
        "1'234",
        "--5",
        "-(5)",
        "-5-",
        "(5",
        "5)",
        "5.-",
        "5.00 \u2013",
        "12.50%",
        "1,5e3",
        "5 cr",
        "5\u00b2",
        "\u00bd",
        "H1 500",
        "0x1F",
        "NaN",
        "",
        "-",
        "1_000",
        "1 000"
      })
  void rejectsSignsThatStandWhereANumberHasNone(String text) {
    assertThat(ENGLISH.read(text)).isInstanceOf(Unread.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.50", "1234.56", "1.5", "1,250.00", "12.345.6", "1.250,00.1", "1.25"})
  void rejectsTheOtherWritingInAGermanMapping(String text) {
    assertThat(GERMAN.read(text)).isInstanceOf(Unread.class);
  }

  @Test
  void readsGermanAmounts() {
    assertThat(value(GERMAN, "1.250,00")).isEqualByComparingTo("1250");
    assertThat(value(GERMAN, "1250,5")).isEqualByComparingTo("1250.5");
    assertThat(value(GERMAN, "1.250.000")).isEqualByComparingTo("1250000");
  }

  @Test
  void takesEveryKindOfBlankAndApostropheForTheDeclaredOne() {
    assertThat(value(FRENCH, "1 234,50")).isEqualByComparingTo("1234.50");
    assertThat(value(FRENCH, "1\u00a0234\u00a0567,50 \u20ac")).isEqualByComparingTo("1234567.50");
    assertThat(value(FRENCH, "1\u202f234,50\u00a0EUR")).isEqualByComparingTo("1234.50");
    assertThat(value(SWISS, "CHF 1'234.50")).isEqualByComparingTo("1234.50");
    assertThat(value(SWISS, "1\u2019234.50")).isEqualByComparingTo("1234.50");
    assertThat(FRENCH.read("12 50")).isInstanceOf(Unread.class);
    assertThat(SWISS.read("1'23")).isInstanceOf(Unread.class);
  }

  @Test
  void readsDigitsOfOneScriptAndRejectsAMixture() {
    var arabic = style('\u066b', '\u066c');
    assertThat(value(arabic, "\u0661\u066c\u0662\u0663\u0664\u066b\u0665"))
        .isEqualByComparingTo("1234.5");
    assertThat(value(NumberStyle.PLAIN, "\uff11\uff12")).isEqualByComparingTo("12");
    assertThat(NumberStyle.PLAIN.read("1\uff12")).isInstanceOf(Unread.class);
  }

  @ParameterizedTest
  @CsvSource({
    "22.50K,22500.00",
    "$22.50K,22500.00",
    "'$1,046.17K',1046170.00",
    "1.5 Mio. \u20ac,1500000",
    "EUR 1.5M,1500000",
    "1.5M EUR,1500000",
    "22.5K\u20ac,22500",
    "-2K,-2000",
    "(2K),-2000",
    "50%,0.5"
  })
  void multipliesByDeclaredSuffixes(String text, BigDecimal number) {
    assertThat(value(withSuffixes(ENGLISH), text)).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"22.50k", "22.50KK", "K22", "22 Mio", "22.50 bn", "22KM"})
  void rejectsSuffixesThatAreNotDeclared(String text) {
    assertThat(withSuffixes(ENGLISH).read(text)).isInstanceOf(Unread.class);
    assertThat(ENGLISH.read(text)).isInstanceOf(Unread.class);
  }

  @Test
  void takesTheLongerOfACurrencyAndASuffix() {
    assertThat(withSuffixes(ENGLISH).read("5 MXN"))
        .isEqualTo(new Read(new BigDecimal("5"), List.of("MXN"), NumberReading.Doubt.NONE));
  }

  @Test
  void namesTheWritingThatATextSeemsToHave() {
    assertThat(GERMAN.hint("12.50")).contains("1234.56");
    assertThat(NumberStyle.PLAIN.hint("1,234.56")).contains("1,234.56");
    assertThat(GERMAN.hint("abc")).isEmpty();
  }

  private static BigDecimal value(NumberStyle style, String text) {
    var reading = style.read(text);
    assertThat(reading).as(text).isInstanceOf(Read.class);
    return ((Read) reading).value();
  }
}
