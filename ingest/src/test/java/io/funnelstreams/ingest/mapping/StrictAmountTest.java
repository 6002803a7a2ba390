package io.funnelstreams.ingest.mapping;

import static io.funnelstreams.ingest.mapping.MappedRow.only;
import static io.funnelstreams.ingest.mapping.MappedRow.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.event.PaymentEvent;
import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.money.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictAmountTest {
  private static final String HEADER = "id;at;sum;unit";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USD|$100.00",
        "USD|100.00 $",
        "USD|US$ 100.00",
        "USD|usd100.00",
        "USD|100.00USD",
        "CAD|$100.00",
        "CAD|CA$100.00",
        "CAD|C$ 100.00",
        "AUD|A$100.00",
        "AUD|AU$100.00",
        "EUR|\u20ac100.00",
        "EUR|100.00\u00a0\u20ac",
        "EUR|EUR 100.00",
        "GBP|\u00a3100.00",
        "BRL|R$ 100.00",
        "SEK|100.00 kr",
        "DKK|kr. 100.00",
        "NOK|100.00 kr",
        "PLN|100.00 z\u0142",
        "CHF|CHF 100.00",
        "CHF|Fr. 100.00",
        "CZK|100.00 K\u010d",
        "CNY|\uffe5100.00",
        "INR|Rs. 100.00",
        "TRY|100.00 TL",
        "USD|USD $100.00",
        "ZAR|R 100.00",
        "MXN|MX$100.00"
      })
  void takesTheSignsOfTheAmountsOwnCurrency(String currency, String written) {
    assertThat(paid(currency, "", written)).isEqualTo(Money.of(10_000, currency));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USD|\u20ac100.00|EUR", "USD|\u00a3100.00|GBP", "USD|100.00 EUR|EUR", "USD|CA$100.00|CAD",
        "USD|A$100.00|AUD", "USD|R$100.00|BRL", "EUR|$100.00|dollar", "EUR|US$100.00|USD",
        "EUR|100.00 z\u0142|PLN", "EUR|100.00 kr|SEK", "EUR|CHF 100.00|CHF", "CAD|US$100.00|USD",
        "EUR|\u00a5100.00|JPY", "GBP|100.00\u20ac|EUR", "USD|$100.00 CAD|CAD", "EUR|100.00usd|usd",
        "EUR|(\u00a3100.00)|GBP"
      })
  void rejectsTheSignOfAnotherCurrencyAndNamesBoth(
      String currency, String written, String otherCurrency) {
    assertThat(problem(payment(currency, ""), HEADER, "7;2026-01-02;" + written + ";"))
        .contains(written, otherCurrency, currency);
  }

  @Test
  void comparesTheSignWithTheCurrencyOfTheRow() {
    var mapping = payment("{column: unit}", "");

    assertThat(problem(mapping, HEADER, "7;2026-01-02;$5.00;EUR")).contains("$5.00", "EUR");
    assertThat(((PaymentEvent) only(mapping, HEADER, "7;2026-01-02;$5.00;CAD")).amount())
        .isEqualTo(Money.of(500, "CAD"));
  }

  @Test
  void showsHowANumberIsWrittenAndHowTheMappingSaysNumbersAreWritten() {
    var german = payment("EUR", "numbers: {decimal: ',', grouping: '.'}");

    assertThat(problem(german, HEADER, "7;2026-01-02;12.50;"))
        .contains("'12.50' in 'sum'", "a number like 1.234,56", "written like 1234.56");
    assertThat(paid("EUR", "numbers: {decimal: ',', grouping: '.'}", "1.250,00"))
        .isEqualTo(Money.of(125_000, "EUR"));
  }

  @Test
  void asksHowNumbersAreWrittenWhereThreeDecimalsMayBeAGroup() {
    assertThat(problem(payment("EUR", ""), HEADER, "7;2026-01-02;1.250;"))
        .contains("1.25 or 1250", "numbers:");
    assertThat(paid("EUR", "numbers: {decimal: '.'}", "1.250")).isEqualTo(Money.of(125, "EUR"));
    assertThat(paid("EUR", "", "0.250")).isEqualTo(Money.of(25, "EUR"));
    assertThat(paid("EUR", "", "1250.500")).isEqualTo(Money.of(125_050, "EUR"));
    assertThat(paid("KWD", "", "1.250")).isEqualTo(Money.of(1_250, "KWD"));
    assertThat(problem(count(), "id;at;n", "7;2026-01-02;12.000")).contains("12 or 12000");
  }

  @Test
  void readsNumbersOfJsonAndOfExpressionsAsTheyAreInEveryMapping() {
    var german = payment("EUR", "numbers: {decimal: ',', grouping: '.'}");
    var computed = german.replace("amount: sum", "amount: {expression: '$number(sum) * 1.125'}");

    assertThat(((PaymentEvent) only(german, "", json("1.250"))).amount())
        .isEqualTo(Money.of(125, "EUR"));
    assertThat(((PaymentEvent) only(computed, HEADER, "7;2026-01-02;1000;")).amount())
        .isEqualTo(Money.of(112_500, "EUR"));
    assertThat(problem(computed, HEADER, "7;2026-01-02;1;")).contains("1.125", "more digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2E7", "1.25e+3", "12E2"})
  void rejectsAnExponentOfASpreadsheetAndReadsThatOfASystem(String written) {
    assertThat(problem(payment("EUR", ""), HEADER, "7;2026-01-02;" + written + ";"))
        .contains(written, "exponent");
    assertThat(((PaymentEvent) only(payment("EUR", ""), "", json("\"" + written + "\""))).amount())
        .isEqualTo(Money.of(new BigDecimal(written).movePointRight(2).longValueExact(), "EUR"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$5", "5 EUR", "5 kr"})
  void rejectsMoneyWhereACountIsMeant(String written) {
    assertThat(problem(count(), "id;at;n", "7;2026-01-02;" + written)).contains("money");
  }

  @Test
  void readsCountsWithADeclaredSuffix() {
    var mapping = count() + "numbers: {suffixes: {K: 1000}}\n";

    assertThat(((SocialEvent) only(mapping, "id;at;n", "7;2026-01-02;1.5K")).count())
        .isEqualTo(1_500);
    assertThat(problem(mapping, "id;at;n", "7;2026-01-02;1.5M")).contains("1.5M", "K");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "suffixes: {K: none}", "suffixes: {K: 0}", "suffixes: {K: -1}", "suffixes: {K9: 1000}",
        "suffixes: {'': 1000}", "decimal: '5'", "grouping: '-'", "grouping: x"
      })
  void refusesAMappingWhoseNumbersCannotBeRead(String numbers) {
    assertThatThrownBy(
            () ->
                MappingYaml.parse(Path.of("m.yaml"), payment("EUR", "numbers: {" + numbers + "}")))
        .hasMessageContaining("numbers");
  }

  private static Money paid(String currency, String top, String written) {
    var event = only(payment(currency, top), HEADER, "7;2026-01-02;" + written + ";");
    return ((PaymentEvent) event).amount();
  }

  private static String json(String number) {
    return "{\"id\": 7, \"at\": \"2026-01-02\", \"sum\": " + number + "}";
  }

  private static String payment(String currency, String top) {
    return """
    source: shop
    row_id: id
    party: id
    currency: %s
    %s
    events:
      - family: payment
        type: paid
        document: order
        document_id: id
        occurred_at: at
        amount: sum
    """
        .formatted(currency, top);
  }

  private static String count() {
    return """
    source: social
    row_id: id
    events:
      - {family: social, type: follower_total, network: {constant: x}, occurred_at: at, count: n}
    """;
  }
}
