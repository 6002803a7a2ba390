package io.funnelstreams.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.ingest.source.EventDocument;
import io.funnelstreams.ingest.source.ItemOutcome;
import io.funnelstreams.ingest.source.ParsedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topics that the page about sources shows. */
class DocumentedTopicsTest {
  @TempDir Path folder;

  private RecordIntake crm() throws IOException {
    var yaml = Records.documented("yaml", "crm.public.opportunities");
    assertThat(yaml.lines().count()).isLessThan(40);
    return Records.intake(Records.source(folder, "crm", yaml));
  }

  @Test
  void aChangedRowThatDebeziumTellsOfIsADealsState() throws IOException {
    var envelope = Records.documented("json", "\"lsn\"");

    var made = documents(crm().take(Records.record("{\"id\": 17}", envelope)));

    assertThat(made)
        .containsExactly(
            Map.ofEntries(
                Map.entry("family", "deal"),
                Map.entry("source", "crm"),
                Map.entry("event_id", "17/deal.opened"),
                Map.entry("party", "4"),
                Map.entry("occurred_at", "2026-03-01T09:00:00Z"),
                Map.entry("revision", 24023128L),
                Map.entry("deal_id", "17"),
                Map.entry("type", "opened"),
                Map.entry("amount", "1250.00 EUR"),
                Map.entry("segment", Map.of("owner", "s7", "region", "EMEA"))),
            Map.ofEntries(
                Map.entry("family", "deal"),
                Map.entry("source", "crm"),
                Map.entry("event_id", "17/deal.stage"),
                Map.entry("party", "4"),
                Map.entry("occurred_at", "2026-03-17T14:00:00Z"),
                Map.entry("revision", 24023128L),
                Map.entry("deal_id", "17"),
                Map.entry("type", "won"),
                Map.entry("stage", "Won"),
                Map.entry("amount", "1250.00 EUR"),
                Map.entry("segment", Map.of("owner", "s7", "region", "EMEA"))));
  }

  @Test
  void aRowThatIsGoneTakesItsEventsBack() throws IOException {
    var gone =
        Records.documented("json", "\"lsn\"")
            .replace("\"before\": null,", "")
            .replace("\"op\": \"u\"", "\"op\": \"d\"")
            .replace("\"after\":", "\"after\": null, \"before\":");

    var made = documents(crm().take(Records.record("{\"id\": 17}", gone)));

    assertThat(made)
        .hasSize(2)
        .allSatisfy(event -> assertThat(event).containsEntry("deleted", true));
  }

  @Test
  void aTombstoneIsNotOfInterest() throws IOException {
    var taken = crm().take(Records.record("{\"id\": 17}", null));

    assertThat(taken.items()).containsExactly(new ItemOutcome.NotOfInterest());
  }

  @Test
  void thePayloadOfKafkaConnectIsAPayment() throws IOException {
    var yaml = Records.documented("yaml", "jdbc-invoices");
    var billing = Records.intake(Records.source(folder, "billing", yaml));
    var envelope = Records.documented("json", "\"payload\"");

    assertThat(documents(billing.take(Records.record(null, envelope))))
        .containsExactly(
            Map.ofEntries(
                Map.entry("family", "payment"),
                Map.entry("source", "billing"),
                Map.entry("event_id", "R-2026-77/payment.invoice.paid"),
                Map.entry("party", "4"),
                Map.entry("occurred_at", "2026-03-17T14:00:00Z"),
                Map.entry("type", "paid"),
                Map.entry("document", "invoice"),
                Map.entry("document_id", "R-2026-77"),
                Map.entry("amount", "1190.50 EUR")));
    var open = envelope.replace("1773756000000", "null");
    assertThat(billing.take(Records.record(null, open)).items())
        .containsExactly(new ItemOutcome.NotOfInterest());
  }

  private static List<Map<String, Object>> documents(ParsedRequest taken) {
    return taken.items().stream()
        .flatMap(item -> ((ItemOutcome.Events) item).events().stream())
        .map(EventDocument::of)
        .toList();
  }
}
