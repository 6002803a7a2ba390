package io.funnelstreams.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source that the documentation shows. */
class OwnSourceTest {
  private static final Path PAGE = Path.of("../docs/sources.md");

  @TempDir Path folder;

  @Test
  void theDocumentedSourceMakesWhatThePageSays() throws IOException {
    var yaml = block("yaml", "title: Herald CRM");
    assertThat(yaml.lines().count()).isLessThan(40);
    var own = Files.createDirectories(folder.resolve("herald"));
    Files.writeString(own.resolve("source.yaml"), yaml);
    Files.writeString(own.resolve("herald.secret"), "s3cret\n");
    Files.writeString(own.resolve("sellers.csv"), "seller,team\ns7,North\n");
    var source = SourceCatalogue.read(folder, any -> Optional.empty()).find("herald").orElseThrow();

    var taken = source.take(Payloads.request(block("json", "\"changes\""), "application/json"));

    assertThat(source.isOn()).isTrue();
    assertThat(Payloads.outcome(taken))
        .isEqualTo(
            Payloads.JSON.readTree(
                """
                [[{"family": "deal", "source": "herald", "event_id": "17/deal.stage", "party": "4",
                   "occurred_at": "2026-03-17T13:05:00Z", "revision": 3, "deal_id": "17",
                   "type": "won", "stage": "Handshake", "amount": "1250.00 EUR",
                   "segment": {"office": "north", "team": "North"}}], []]
                """));
  }

  private static String block(String language, String holding) throws IOException {
    var page = Files.readString(PAGE, StandardCharsets.UTF_8);
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(result -> result.group(1))
        .filter(block -> block.contains(holding))
        .findFirst()
        .orElseThrow();
  }
}
