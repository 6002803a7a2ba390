package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Payloads of Stripe that others published, where they exist beside the repository. */
class StripePayloadsTest {
  private static final List<String> KINDS =
      List.of(
          "customer.subscription.created",
          "customer.subscription.updated",
          "customer.subscription.deleted",
          "invoice.paid",
          "charge.succeeded",
          "charge.refunded",
          "checkout.session.completed",
          "customer.created",
          "customer.updated");

  private final Source stripe = Payloads.builtIn("stripe");

  @Test
  void everyPayloadBecomesItsEventsOrIsNotOfInterest() throws IOException {
    var made = new TreeMap<String, String>();
    try (var files = Files.walk(folder())) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().endsWith(".json")) {
          var outcome = Payloads.outcome(stripe.take(Payloads.read(file)));
          assertThat(outcome.isArray()).as("%s: %s", file, outcome).isTrue();
          assertThat(outcome.findValues("rejected")).as("%s", file).isEmpty();
          kinds(outcome).ifPresent(k -> made.put(file.getFileName().toString(), k));
        }
      }
    }
    assertThat(made)
        .isEqualTo(
            Map.of(
                "charge_refunded.json", "payment refunded 25.00 USD",
                "invoice_paid.json", "payment paid 0.00 USD",
                "subscription_created.json", "subscription started 0.00 USD",
                "subscription_deleted.json", "subscription cancelled",
                "subscription_updated.json",
                    "subscription changed 0.00 USD, subscription started"));
  }

  @Test
  void noResourceOfTheNewestVersionMakesABodyUnreadable() throws IOException {
    var resources =
        Payloads.JSON.readTree(folder().resolve("openapi_fixtures3_selected.json").toFile());
    for (var kind : KINDS) {
      for (var resource : resources) {
        var event = Payloads.JSON.createObjectNode();
        event
            .put("id", "evt_1")
            .put("object", "event")
            .put("created", 1775000000)
            .put("type", kind);
        event.putObject("data").set("object", resource);
        var body = event.toString().getBytes(StandardCharsets.UTF_8);
        var taken = stripe.take(Payloads.request(body, "application/json"));
        assertThat(taken.unreadable()).as("%s %s", kind, resource.path("object")).isEmpty();
      }
    }
  }

  private static Optional<String> kinds(JsonNode outcome) {
    var kinds = new TreeMap<String, String>();
    outcome.forEach(
        item ->
            item.forEach(
                event -> {
                  var amount = event.path("amount").asText(event.path("price").asText());
                  var kind = event.path("family").asText() + " " + event.path("type").asText();
                  kinds.put(kind, (kind + " " + amount).strip());
                }));
    return Optional.of(String.join(", ", kinds.values())).filter(text -> !text.isEmpty());
  }

  private static Path folder() {
    var root = Path.of("").toAbsolutePath().resolveSibling("..").normalize();
    var data =
        Optional.ofNullable(System.getenv("FUNNEL_SHARED_DATA"))
            .map(Path::of)
            .orElse(root.resolve("shared/data"));
    var folder = data.resolve("webhooks/stripe");
    assumeTrue(
        Files.isDirectory(folder),
        () ->
            "skipped: no folder " + folder + "; set FUNNEL_SHARED_DATA to the folder of the data");
    return folder;
  }
}
