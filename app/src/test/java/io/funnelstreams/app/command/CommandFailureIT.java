package io.funnelstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.embedded.EmbeddedPlatform;
import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.EmbeddedSystem;
import io.funnelstreams.app.run.TopicProvisioner;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectLog;
import io.funnelstreams.ingest.reject.TopicPlace;
import io.funnelstreams.ingest.row.Raw;
import io.funnelstreams.schemas.codec.EventCodec;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.CommittedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures of files, a broker and a registry, each reported once and with a way out. */
class CommandFailureIT {
  private static final String MAPPING =
      """
      source: crm
      mapping: deals
      party: id
      row_id: id
      events:
        - {family: deal, type: opened, deal_id: id, occurred_at: created}
      """;

  @TempDir static Path data;

  private static EmbeddedPlatform platform;
  private static Cluster cluster;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    var settings = SettingsSource.read(Optional.empty(), Map.of(), Map.of());
    platform = EmbeddedPlatform.start(data, Ports.FREE);
    cluster = EmbeddedSystem.of(platform, settings);
    TopicProvisioner.ensure(cluster, settings);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void aBrokenRowInTenIsRejectedWithItsLineAndTheOthersAreTaken() throws Exception {
    var rows = new StringBuilder("id,created\n");
    for (int row = 1; row <= 10; row++) {
      rows.append(row == 7 ? "7,2026-02-31\n" : row + ",2026-02-01\n");
    }
    var file = file("tenth.csv", rows.toString());

    var spoken = load(mapping("tenth", MAPPING), file);

    assertThat(spoken.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(spoken.out())
        .contains("10 rows, 9 events, 1 rejected")
        .contains("tenth.csv, line 8: ")
        .contains("2026-02-31");
    assertThat(onCluster("rejects", "--format", "csv").out())
        .contains("tenth.csv, line 8\",unmappable,created,");
  }

  @Test
  void aWrongDelimiterIsToldBeforeAnythingIsSent() throws Exception {
    var mapping = mapping("semicolon", MAPPING + "file: {delimiter: ';'}\n");

    assertMistake(load(mapping, file("comma.csv", "id,created\n1,2026-02-01\n")), "delimiter");
  }

  @Test
  void aWrongDateFormatNamesTheColumnTheValueAndTheFormats() throws Exception {
    var mapping = mapping("dates", MAPPING + "dates: {formats: [dd.MM.yyyy]}\n");

    var spoken = load(mapping, file("slashes.csv", "id,created\n1,02/01/2026\n2,02/28/2026\n"));

    assertThat(spoken.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(spoken.out())
        .contains("2 rows, 0 events, 2 rejected")
        .contains("'created'")
        .contains("02/01/2026")
        .contains("dd.MM.yyyy");
  }

  @Test
  void aFileThatCannotBeReadIsOneSentence() throws Exception {
    var mapping = mapping("files", MAPPING);

    assertMistake(load(mapping, folder.resolve("missing.csv")), "there is no such file");
    assertMistake(load(mapping, folder), "this is a folder");
  }

  @Test
  void aRegistryThatIsDownIsNamedWithItsAddress() {
    var spoken =
        Spoken.by(
            "kpis",
            "--bootstrap-servers",
            platform.bootstrapServers(),
            "--schema-registry-url",
            "http://localhost:1");

    assertUnavailable(spoken, "No schema registry answers at");
    assertThat(spoken.err()).contains("localhost:1").contains("--schema-registry-url");
  }

  @Test
  void aBrokerThatIsDownIsNamedWithItsAddress() {
    var spoken = Spoken.by("scorecard", "--bootstrap-servers", "localhost:1");

    assertUnavailable(spoken, "No Kafka broker answers at localhost:1");
    assertThat(spoken.err()).contains("--bootstrap-servers");
  }

  @Test
  void anImportWithoutABrokerIsOneSentence() throws Exception {
    var spoken =
        Spoken.by(
            "import",
            "--bootstrap-servers",
            "localhost:1",
            "--mapping",
            mapping("down", MAPPING).toString(),
            file("down.csv", "id,created\n1,2026-02-01\n").toString());

    assertUnavailable(spoken, "No Kafka broker answers at localhost:1");
  }

  @Test
  void anEventThatThePlanRefusedIsListedWithItsPlaceAndSentAgainAsItWas() {
    var raw = raw(deal("42"));
    reject("late", raw, RejectReason.NO_RATE);
    reject("lost", raw(deal("43")), RejectReason.CONFLICT);

    var listed = onCluster("rejects");
    var replayed = onCluster("rejects", "--replay");

    assertThat(listed.out())
        .containsPattern("(?m)^no_rate +\\S+ +1$")
        .contains("funnel.deals.v1, partition 1, offset 5");
    assertThat(replayed.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(replayed.out()).contains("1 events are on their topics again, 1 remain");
    assertThat(RejectLog.read(cluster.properties()))
        .extracting(Reject::id)
        .contains("lost")
        .doesNotContain("late");
    assertThat(dealsOnTheirTopic()).contains("42").doesNotContain("43");
  }

  @Test
  void aPlanThatCountsDifferentlySaysWhenItsNumbersHold() throws Exception {
    var text = "name: p\ntime_zone: UTC\ncurrency: EUR\n";

    var first = apply(text);
    var same = apply(text + "week_start: monday\n");
    var other = apply(text + "week_start: sunday\n");

    assertThat(first.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(same.out()).contains("counted as before").contains("at once");
    assertThat(other.out())
        .contains("counts differently")
        .contains("started again")
        .contains("from the first event");
    assertThat(apply(text.replace("name: p", "name: q")).out()).contains("before it was 'p'");
  }

  private Spoken apply(String plan) throws IOException {
    return onCluster("plan", "apply", file("plan.yaml", plan).toString());
  }

  private Spoken load(Path mapping, Path file) {
    return onCluster("import", "--mapping", mapping.toString(), file.toString());
  }

  private static Spoken onCluster(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", platform.bootstrapServers()));
    all.addAll(List.of("--schema-registry-url", platform.registryUrl()));
    return Spoken.by(all.toArray(String[]::new));
  }

  private static void assertMistake(Spoken spoken, String message) {
    assertThat(spoken.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(spoken.isOneMessage()).as(spoken.err()).isTrue();
    assertThat(spoken.err()).contains(message);
    assertThat(spoken.out()).isEmpty();
  }

  private static void assertUnavailable(Spoken spoken, String message) {
    assertThat(spoken.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(spoken.isOneMessage()).as(spoken.err()).isTrue();
    assertThat(spoken.err()).contains(message);
  }

  private static void reject(String id, Raw raw, RejectReason reason) {
    var place = new TopicPlace("funnel.deals.v1", OptionalInt.of(1), OptionalLong.of(5));
    try (var publisher = KafkaPublisher.connect(cluster.properties())) {
      publisher.reject(
          new Reject(
              id,
              "funnel.deals.v1",
              raw,
              "application/vnd.confluent.avro",
              new Rejection(reason, Optional.empty(), "because"),
              Optional.empty(),
              OptionalLong.empty(),
              Optional.of(place),
              Optional.empty(),
              Map.of(),
              Instant.EPOCH,
              1));
      publisher.flush();
    }
  }

  private static DealEvent deal(String id) {
    var at = Instant.parse("2026-02-01T10:00:00Z");
    return new DealEvent(
        new Header(new EventKey("crm", id), 0, false, true, at, at, "party-" + id, Map.of()),
        id,
        DealEvent.Type.OPENED,
        Optional.empty(),
        Optional.empty());
  }

  private static Raw raw(DealEvent event) {
    return Raw.of(
        cluster
            .serde(Topic.DEALS)
            .serializer()
            .serialize(Topic.DEALS.topicName(), EventCodec.toAvro(event)));
  }

  private static List<String> dealsOnTheirTopic() {
    var deals = new ArrayList<String>();
    try (var reader = CommittedReader.open(cluster.properties(), Topic.DEALS, cluster.values())) {
      reader.toEnd(
          message -> {
            var deal = (io.funnelstreams.schemas.avro.DealEvent) message.value();
            deals.add(deal.getDealId());
            assertThat(message.key()).isEqualTo(deal.getHeader().getPartyId());
          });
    }
    return deals;
  }

  private Path mapping(String name, String text) throws IOException {
    return file(name + ".yaml", text.replace("mapping: deals", "mapping: " + name));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
