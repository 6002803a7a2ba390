package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payloads that vendors really sent, where they are at hand. */
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
            "332507367156/deal.stage",
            "332507367156/deal.opened",
            "332507367156/deal.stage",
            "332507367156/deal.amount");
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

  private static List<String> words(String source, String name) throws IOException {
    return events(source, name).stream()
        .map(word -> word.endsWith("/web") ? "m/web" : word.replaceFirst(".*/", ""))
        .toList();
  }

  private static List<String> events(String source, String name) throws IOException {
    var request = Payloads.read(DATA.resolve(source).resolve(name));
    var words = new ArrayList<String>();
    for (var item : Payloads.builtIn(source).take(request).items()) {
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
