package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.funnelstreams.core.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payloads that vendors really sent, where they are available. */
class SharedPayloadTest {
  private static final Path DATA =
      Path.of(Optional.ofNullable(System.getenv("FUNNEL_SHARED_DATA")).orElse("../../shared/data"))
          .resolve("webhooks");

  @BeforeEach
  void payloadsAreAtHand() {
    assumeThat(DATA).as("real payloads; FUNNEL_SHARED_DATA names their folder").isDirectory();
  }

  @Test
  void whatHubSpotSentBecomesLeadsAndDeals() throws IOException {
    assertThat(events("hubspot", "captured_batch_2026.json"))
        .containsExactly(
            "508369434347/lead.created",
            "508369434347/lead.deleted",
            "332507367156/deal.opened",
            "332507367156/deal.amount",
            "332507367156/deal.first_amount",
            "332507367156/deal.stage",
            "332507367156/deal.opened",
            "332507367156/deal.stage",
            "332507367156/deal.amount",
            "332507367156/deal.first_amount");
    assertThat(events("hubspot", "captured_deal_propertyChange_2019.json"))
        .containsExactly("697680835/deal.stage");
  }

  @Test
  void everyPayloadOfSegmentIsTakenOrRefusedForAReason() throws IOException {
    var outcomes = new TreeMap<String, List<String>>();
    try (var files = Files.list(DATA.resolve("segment"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        var name = file.getFileName().toString();
        outcomes.put(name.replace(".json", ""), words("segment", name));
      }
    }
    assertThat(outcomes)
        .containsEntry("page_2", List.of("m/web"))
        .containsEntry("identify_2", List.of("lead.identified"))
        .containsEntry("group_2", List.of("not of interest"))
        .containsEntry("page_0", List.of("rejected"));
  }

  @Test
  void whatSalesforceSentBecomesDealsAndAnObjectOfItsOwnIsNotOfInterest() throws IOException {
    assertThat(reported("salesforce-outbound", "salesforce/outbound_message_opportunity_2017.xml"))
        .containsExactly("deal opened, deal stage_changed, deal amount_changed, lead identified");
    assertThat(
            reported(
                "salesforce-cdc",
                "salesforce/cdc_sequence_create_update_delete_undelete_2019.json"))
        .containsOnly("not of interest")
        .hasSize(4);
  }

  @Test
  void whatSalesforceSentOfAnObjectOfItsOwnComesBackAsADeal() throws IOException {
    var file = DATA.resolve("salesforce/cdc_sequence_create_update_delete_undelete_2019.json");
    var deals = Files.readString(file).replace("Employee__c", "Opportunity");
    var items =
        Payloads.switchedOn("salesforce-cdc").take(Payloads.request(deals, "application/json"));
    assertThat(items.items().stream().map(SharedPayloadTest::reported))
        .containsExactly(
            "deal opened",
            "not of interest",
            "deal opened taken back, deal stage_changed taken back, deal amount_changed taken back",
            "deal opened");
    assertThat(revisions(items.items())).isSorted();
  }

  @Test
  void everyPayloadOfPipedriveIsAFactOrNotOfInterest() throws IOException {
    var reported = new TreeMap<String, String>();
    for (var folder : List.of("v1", "v2")) {
      try (var files = Files.list(DATA.resolve("pipedrive").resolve(folder))) {
        for (var file : files.sorted().toList()) {
          var name = folder + "/" + file.getFileName();
          reported.put(
              name.replaceFirst("_.*", ""),
              String.join("; ", reported("pipedrive", "pipedrive/" + name)));
        }
      }
    }
    assertThat(reported)
        .containsEntry("v1/00", "deal opened, deal won, lead identified")
        .containsEntry("v1/04", "deal opened, deal stage_changed, deal amount_changed")
        .containsEntry("v1/06", "lead created")
        .containsEntry("v1/11", "not of interest")
        .containsEntry("v1/14", "not of interest; lead merged")
        .containsEntry("v1/18", "deal opened, deal stage_changed, lead identified")
        .containsEntry("v2/change.lead", "lead created, lead identified");
    assertThat(reported.values()).noneMatch(text -> text.contains("rejected"));
  }

  @Test
  void whatDocuSignSentBecomesContracts() throws IOException {
    assertThat(reported("docusign", "docusign/envelope-completed_full_2022_redacted.json"))
        .containsExactly("contract sent, contract viewed, contract signed, lead identified");
    assertThat(reported("docusign", "docusign/envelope-completed_minimal_2022.json"))
        .containsExactly("contract signed");
    assertThat(reported("docusign", "docusign/envelope-declined_sample_doc.json"))
        .containsExactly("contract declined");
    assertThat(reported("docusign", "docusign/recipient-completed_minimal_2022.json"))
        .containsExactly("not of interest");
    var vector =
        Payloads.JSON.readTree(
            Files.readAllBytes(DATA.resolve("docusign/signature_vector_third_party.json")));
    var body = Payloads.request(vector.get("body").asText(), "application/json");
    assertThat(
            Payloads.switchedOn("docusign").take(body).items().stream()
                .map(SharedPayloadTest::reported))
        .containsExactly("contract sent");
  }

  @Test
  void everyCallOfAircallIsOneCallHoweverManyOfItsEventsTellOfIt() throws IOException {
    var reported = reported("aircall", "aircall/call_events_sequence_2022_redacted.json");
    assertThat(reported)
        .hasSize(11)
        .containsOnly("call follow_up", "call prospecting", "not of interest");
    assertThat(reported).filteredOn(text -> text.startsWith("call")).hasSize(3);
  }

  private static List<String> reported(String source, String path) throws IOException {
    var taken = Payloads.switchedOn(source).take(Payloads.read(DATA.resolve(path)));
    return taken.items().stream().map(SharedPayloadTest::reported).toList();
  }

  private static String reported(ItemOutcome item) {
    if (item instanceof ItemOutcome.Rejected no) {
      return "rejected: " + no.reject().rejection().explanation();
    }
    return item instanceof ItemOutcome.Events made
        ? made.events().stream().map(SharedPayloadTest::word).collect(Collectors.joining(", "))
        : "not of interest";
  }

  private static String word(Event event) {
    var reported = EventDocument.of(event);
    return reported.get("family")
        + " "
        + reported.getOrDefault("type", reported.get("purpose"))
        + (event.header().deleted() ? " taken back" : "");
  }

  /** The revisions of the event that opens the deal. */
  private static List<Long> revisions(List<ItemOutcome> items) {
    return items.stream()
        .filter(item -> item instanceof ItemOutcome.Events)
        .map(item -> ((ItemOutcome.Events) item).events().get(0).header().revision())
        .toList();
  }

  private static List<String> words(String source, String name) throws IOException {
    return events(source, name).stream()
        .map(word -> word.endsWith("/web") ? "m/web" : word.replaceFirst(".*/", ""))
        .toList();
  }

  private static List<String> events(String source, String name) throws IOException {
    var request = Payloads.read(DATA.resolve(source).resolve(name));
    var words = new ArrayList<String>();
    for (var item : Payloads.switchedOn(source).take(request).items()) {
      if (item instanceof ItemOutcome.Events made) {
        made.events().forEach(event -> words.add(event.header().key().eventId()));
      } else if (item instanceof ItemOutcome.Rejected) {
        words.add("rejected");
      } else if (source.equals("segment")) {
        words.add("not of interest");
      }
    }
    return words;
  }
}
