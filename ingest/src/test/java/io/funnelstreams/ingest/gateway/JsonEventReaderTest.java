package io.funnelstreams.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.money.Money;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventReaderTest {
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
  private static final String HEAD =
      "'source': 'crm', 'event_id': '7', 'party': 'Acme', 'occurred_at': '2026-03-01T10:00:00Z'";

  @Test
  void aDealHasItsValuesByTheNamesOfAMapping() {
    var event =
        (DealEvent)
            read("'family': 'deal', 'type': 'won', 'deal_id': 4711, 'amount': 12.5,"
                    + " 'currency': 'EUR', 'stage': 'Closed', 'revision': 3,"
                    + " 'segment': {'region': 'EMEA', 'empty': null}")
                .event()
                .orElseThrow();

    assertThat(event.dealId()).isEqualTo("4711");
    assertThat(event.amount()).contains(Money.of(1250, "EUR"));
    assertThat(event.header().revision()).isEqualTo(3);
    assertThat(event.header().key()).hasToString("crm/7");
    assertThat(event.header().segment()).isEqualTo(Map.of("region", "EMEA"));
    assertThat(event.header().recordedAt()).isEqualTo(NOW);
    assertThat(event.header().backfill()).as("the horizon of lateness holds").isFalse();
  }

  @Test
  void aDateAloneIsADayAndThePlaceAmongOthersIsKept() {
    var object =
        json(
            "{'source': 'crm', 'event_id': '7', 'party': 'Acme', 'family': 'subscription',"
                + " 'subscription_id': 's', 'type': 'cancelled', 'occurred_at': '2026-03-01',"
                + " 'effective_at': '2026-04-01'}");

    var event = (SubscriptionEvent) JsonEventReader.read(object, NOW, 3).event().orElseThrow();

    assertThat(event.header().allDay()).isTrue();
    assertThat(event.effectiveAllDay()).isTrue();
    assertThat(event.header().sequence()).isEqualTo(3);
  }

  @Test
  void aSubscriptionHasAnInterval() {
    var event =
        (SubscriptionEvent)
            read("'family': 'subscription', 'type': 'started', 'subscription_id': 's',"
                    + " 'price': '30.00', 'currency': 'USD', 'interval': 'quarterly',"
                    + " 'quantity': 2")
                .event()
                .orElseThrow();

    assertThat(event.interval()).isPresent();
    assertThat(event.quantity()).hasValue(2);
  }

  @Test
  void aSpendIsAboutItsChannelWhereItNamesNobody() {
    var read =
        JsonEventReader.read(
            json(
                "{'family': 'spend', 'purpose': 'marketing', 'channel': 'ads', 'amount': 5,"
                    + " 'currency': 'EUR', 'source': 'a', 'event_id': '1',"
                    + " 'occurred_at': '2026-03-01'}"),
            NOW);

    assertThat(((SpendEvent) read.event().orElseThrow()).header().partyId()).isEqualTo("ads");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'family': 'deel' | family | none of lead",
        "'type': 'won' | family | missing",
        "'family': 'deal', 'type': 'woon', 'deal_id': 'd' | type | none of opened",
        "'family': 'deal', 'type': 'won' | deal_id | missing",
        "'family': 'deal', 'type': 'won', 'deal_id': 'd', 'amont': 5 | amont | did you mean"
            + " 'amount'",
        "'family': 'deal', 'type': 'won', 'deal_id': 'd', 'amount': 'x' | amount | no number",
        "'family': 'deal', 'type': 'won', 'deal_id': 'd', 'amount': 5 | currency | missing",
        "'family': 'deal', 'type': 'won', 'deal_id': {'a': 1} | deal_id | no text",
        "'family': 'call', 'purpose': 'closing', 'seconds': 1.5 | seconds | no whole number",
        "'family': 'call', 'purpose': 'closing', 'segment': 'x' | segment | no object"
      })
  void whatIsWrongIsToldWithItsField(String fields, String field, String explanation) {
    var problem = read(fields).problem().orElseThrow();

    assertThat(problem.field()).contains(field);
    assertThat(problem.explanation()).contains(explanation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "'1e999999999'", "9e30", "0.001"})
  void anAmountThatNoCurrencyHasIsRefusedAtOnce(String amount) {
    var problem =
        read("'family': 'deal', 'type': 'won', 'deal_id': 'd', 'currency': 'EUR', 'amount': "
                + amount)
            .problem()
            .orElseThrow();

    assertThat(problem.field()).contains("amount");
  }

  @Test
  void everythingThatIsNoObjectIsRefused() {
    Stream.of("1", "'x'", "null", "[]", "true")
        .forEach(
            document -> assertThat(JsonEventReader.read(json(document), NOW).event()).isEmpty());
  }

  private static JsonEventReader.Read read(String fields) {
    return JsonEventReader.read(json("{" + HEAD + ", " + fields + "}"), NOW);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
