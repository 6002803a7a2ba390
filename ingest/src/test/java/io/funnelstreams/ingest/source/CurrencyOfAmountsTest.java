package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No source invents the currency of an amount: the vendor says it, or the user's file does. */
class CurrencyOfAmountsTest {
  private static final Path CHANGES =
      Path.of("src/test/resources/without-currency/salesforce-cdc.json");

  @TempDir Path folder;

  @Test
  void changeOfAmountWithoutCurrencyWaitsAndAllElseIsTaken() throws IOException {
    assertThat(outcomes(Payloads.builtIn("salesforce-cdc")))
        .containsExactly(
            "opened 3000000 JPY, stage_changed, identified",
            "CURRENCY_UNKNOWN new_amount",
            "CURRENCY_UNKNOWN new_amount",
            "amount_changed 20000.00 CHF",
            "amount_changed 21000.00 CHF",
            "won",
            "opened, stage_changed, amount_changed");
  }

  @Test
  void currencyOfTheFileHoldsOfAmountsThatNameNone() throws IOException {
    assertThat(outcomes(own("salesforce-cdc", "currency: JPY")).subList(0, 3))
        .containsExactly(
            "opened 3000000 JPY, stage_changed, identified",
            "amount_changed 3300000 JPY",
            "amount_changed 0 JPY");
  }

  @Test
  void currencyOfTheFileNeverTakesThePlaceOfTheOneThatTheVendorNames() throws IOException {
    assertThat(outcomes(own("salesforce-cdc", "currency: JPY")).subList(3, 5))
        .containsOnly("UNMAPPABLE CurrencyIsoCode");
    assertThat(outcomes(own("salesforce-cdc", "currency: {column: CurrencyIsoCode, only: CHF}")))
        .startsWith("UNMAPPABLE CurrencyIsoCode");
  }

  @Test
  void rejectIsTakenOnceTheFileSaysTheCurrency() throws IOException {
    var taken = Payloads.builtIn("salesforce-cdc").take(Payloads.read(CHANGES));
    var reject = ((ItemOutcome.Rejected) taken.items().get(1)).reject();
    var again = new SourceRetrial(own("salesforce-cdc", "currency: JPY")).again(reject);
    assertThat(again).isInstanceOf(io.funnelstreams.ingest.reject.Retrial.Taken.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hubspot | {"subscriptionType": "deal.propertyChange", "propertyName": "amount", "propertyValue": "70", "objectId": 5, "occurredAt": 1775030400000}
          pipedrive | {"meta": {"action": "create", "entity": "deal", "entity_id": 5, "timestamp": "2026-04-02T08:00:00Z"}, "data": {"id": 5, "value": 70, "status": "open", "add_time": "2026-04-02T08:00:00Z"}}
          docusign | {"event": "envelope-sent", "generatedDateTime": "2026-04-02T08:00:00Z", "data": {"envelopeId": "e", "envelopeSummary": {"customFields": {"textCustomFields": [{"name": "value", "value": "70"}]}}}}
          pandadoc | [{"event": "document_state_changed", "data": {"id": "d", "status": "document.sent", "date_modified": "2026-04-02T08:00:00Z", "grand_total": {"amount": "70.00"}}}]
          """)
  void noBuiltInSourceInventsACurrency(String name, String payload) {
    var request = Payloads.request(payload, "application/json");
    var outcome = Payloads.builtIn(name).take(request).items().get(0);
    assertThat(((ItemOutcome.Rejected) outcome).reject().rejection())
        .matches(rejection -> rejection.reason() == RejectReason.CURRENCY_UNKNOWN)
        .asString()
        .contains("currency: EUR");
  }

  @Test
  void noBuiltInFileFallsBackToACurrency() {
    assertThat(BuiltInSources.names())
        .allSatisfy(name -> assertThat(BuiltInSources.text(name)).doesNotContain("otherwise: USD"));
  }

  private Source own(String name, String line) throws IOException {
    var file = Files.createDirectories(folder.resolve(name)).resolve("source.yaml");
    Files.writeString(file, "extends: " + name + "\n" + line + "\n");
    return SourceCatalogue.read(folder, any -> Optional.empty()).find(name).orElseThrow();
  }

  /** One entry an item: its events with their amounts, or the reason and field of its reject. */
  private static List<String> outcomes(Source source) throws IOException {
    var outcomes = new ArrayList<String>();
    for (var item : source.take(Payloads.read(CHANGES)).items()) {
      if (item instanceof ItemOutcome.Rejected no) {
        var rejection = no.reject().rejection();
        outcomes.add(rejection.reason() + " " + rejection.field().orElse(""));
      } else if (item instanceof ItemOutcome.Events made) {
        outcomes.add(
            made.events().stream()
                .map(EventDocument::of)
                .map(event -> event.get("type") + " " + event.getOrDefault("amount", ""))
                .map(String::strip)
                .collect(Collectors.joining(", ")));
      }
    }
    return outcomes;
  }
}
