package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.ingest.reject.RejectRetry;
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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No source invents the currency of an amount: it comes from the vendor or from the user's file.
 */
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
    assertThat(again).isInstanceOf(RejectRetry.Taken.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hubspot", "pipedrive", "docusign", "pandadoc"})
  void noBuiltInSourceInventsACurrency(String name) throws IOException {
    var payload = Payloads.read(CHANGES.resolveSibling(name + ".json"));
    var outcome = Payloads.builtIn(name).take(payload).items().get(0);
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
