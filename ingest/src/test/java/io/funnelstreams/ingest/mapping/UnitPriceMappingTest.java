package io.funnelstreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.Money;
import io.funnelstreams.core.money.UnitPrice;
import io.funnelstreams.ingest.row.Raw;
import io.funnelstreams.ingest.row.Row;
import io.funnelstreams.ingest.row.RowFile;
import io.funnelstreams.ingest.row.RowLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mappings of prices that are fractions of a cent. */
class UnitPriceMappingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private static final String METERED =
      """
      source: billing
      currency: EUR
      party: s
      events:
        - {family: subscription, type: started, subscription_id: s, occurred_at: at, price: p}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"", "numbers: {round: true}\n"})
  void aUnitPriceKeepsItsDecimalsWhetherAmountsAreRoundedOrNot(String numbers) {
    var event = (SubscriptionEvent) only(numbers + METERED, "s,at,p", "s1,2026-01-05,0.0035");

    assertThat(event.price()).contains(UnitPrice.of("0.0035", "EUR"));
  }

  @Test
  void onlyDecimalsThatNoPriceCanHaveAreRoundedAndNeverToNothing() {
    var rounding = "numbers: {round: true}\n" + METERED;
    var third = "0.3333333333333333333333";

    assertThat(((SubscriptionEvent) only(rounding, "s,at,p", "s1,2026-01-05," + third)).price())
        .contains(UnitPrice.of("0.333333333333333333", "EUR"));
    assertThat(problems(METERED, "s,at,p", "s1,2026-01-05," + third))
        .singleElement()
        .satisfies(problem -> assertThat(problem.explanation()).contains("at most 18"));
    assertThat(problems(rounding, "s,at,p", "s1,2026-01-05,0.0000000000000000001"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.explanation()).contains("would be rounded to 0"));
  }

  @Test
  void anAmountIsNeverRoundedToNothing() {
    var spend =
        """
        source: ads
        currency: EUR
        numbers: {round: true}
        events:
          - {family: spend, party: {constant: ads}, channel: {constant: ads}, occurred_at: at,
             purpose: marketing, amount: a}
        """;

    assertThat(((SpendEvent) only(spend, "at,a", "2026-01-05,0.005001")).amount())
        .isEqualTo(Money.of(1, "EUR"));
    assertThat(problems(spend, "at,a", "2026-01-05,0.004"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.explanation()).contains("would be rounded to 0"));
  }

  private static Event only(String text, String header, String row) {
    var mapped = map(text, header, row);
    assertThat(mapped).isInstanceOf(Mapped.Events.class);
    return assertThat(((Mapped.Events) mapped).events()).singleElement().actual();
  }

  private static List<Rejection> problems(String text, String header, String row) {
    var mapped = map(text, header, row);
    assertThat(mapped).isInstanceOf(Mapped.Rejected.class);
    return ((Mapped.Rejected) mapped).problems();
  }

  private static Mapped map(String text, String header, String row) {
    var mapping = MappingYaml.parse(Path.of("m.yaml"), text);
    var layout = RowLayout.csv(List.of(header.split(",")), ',');
    var raw = Raw.of(row.getBytes(StandardCharsets.UTF_8));
    var read = (Row) RowFile.readAlone(raw, layout, StandardCharsets.UTF_8);
    return RowMapper.of(mapping, layout, List.of(), NOW).map(read);
  }
}
