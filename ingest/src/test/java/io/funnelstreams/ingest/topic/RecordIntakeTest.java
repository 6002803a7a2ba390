package io.funnelstreams.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectCodec;
import io.funnelstreams.ingest.reject.RejectRetry;
import io.funnelstreams.ingest.source.ItemOutcome;
import io.funnelstreams.ingest.source.SourceRetrial;
import io.funnelstreams.schemas.registry.RegistryUnavailableException;
import io.funnelstreams.schemas.yaml.InvalidYamlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordIntakeTest {
  private static final String STAGES =
      """
      title: Stages
      source: crm
      topics: [crm.public.opportunities]
      items: "tombstone ? {'id': key.id, 'gone': true, 'at': $timestamp} : $"
      party: {expression: "$string(id) & $topic"}
      events:
        - family: deal
          type: {column: stage, aliases: {won: won}, otherwise: lost}
          id: id
          deal_id: id
          segment: {key: {expression: "$string($key)"}}
          deleted: {column: gone, otherwise: 'no'}
          occurred_at: at
      """;
  private static final String GOOD = "{\"id\": 7, \"stage\": \"won\", \"at\": \"2026-03-01\"}";

  @TempDir Path folder;

  @Test
  void aTombstoneIsADocumentWithItsKey() throws IOException {
    var taken = stages().take(Records.record("{\"id\": 7}", null));

    var event = event(taken.items());
    assertThat(event.header().deleted()).isTrue();
    assertThat(event.header().key().eventId()).startsWith("7/");
    assertThat(event.header().partyId()).isEqualTo("7crm.public.opportunities");
    assertThat(event.header().recordedAt()).isEqualTo(Records.NOW);
  }

  @Test
  void theWordNullIsNoValueEither() throws IOException {
    assertThat(event(stages().take(Records.record("{\"id\": 7}", "null")).items()).header())
        .satisfies(header -> assertThat(header.deleted()).isTrue());
  }

  @Test
  void aKeyIsADocumentOnlyWhereItIsWrittenAsOne() throws IOException {
    var intake = stages();

    assertThat(keyOf(intake, "{\"a\": 1}")).isEqualTo("{\"a\":1}");
    assertThat(keyOf(intake, "\"x\"")).isEqualTo("x");
    assertThat(keyOf(intake, "007")).isEqualTo("007");
    assertThat(keyOf(intake, "1e5")).isEqualTo("1e5");
    assertThat(keyOf(intake, "{broken")).isEqualTo("{broken");
  }

  private static String keyOf(RecordIntake intake, String key) {
    return event(intake.take(Records.record(key, GOOD)).items()).header().segment().get("key");
  }

  @Test
  void theHeadOfAJsonSchemaSerializerIsPassedOver() throws IOException {
    var value = ("\0\0\0\0\3" + GOOD).getBytes(StandardCharsets.UTF_8);

    assertThat(event(stages().take(new ConsumerRecord<>("t", 0, 0, null, value)).items()))
        .isNotNull();
  }

  @Test
  void whatIsNoJsonIsARejectWithItsPlace() throws IOException {
    var reject = stages().take(Records.record("k", "{\"id\": ")).unreadable().orElseThrow();

    assertThat(reject.place()).isEqualTo("crm.public.opportunities, partition 2, offset 41");
    assertThat(reject.rejection().reason()).isEqualTo(RejectReason.UNREADABLE);
    assertThat(reject.raw().text(StandardCharsets.UTF_8)).isEqualTo("{\"id\": ");
  }

  @Test
  void hostileValuesAreRejectsAndNothingElse() throws IOException {
    var intake = stages();
    for (var value :
        List.of(
            "", "[".repeat(100_000), "{\"id\": 1e999999999}", "7", "\"text\"", "[]", "\0\0\0")) {
      var taken = intake.take(Records.record(null, value));
      assertThat(taken.items()).noneMatch(ItemOutcome.Events.class::isInstance);
    }
  }

  @Test
  void aRejectedRecordMakesTheSameEventsOnceItsSourceIsMended() throws IOException {
    var strict = STAGES.replace("occurred_at: at", "occurred_at: closed");
    var record = Records.record("{\"id\": 7}", GOOD);
    var rejected =
        ((ItemOutcome.Rejected)
                Records.intake(Records.source(folder, "crm", strict)).take(record).items().get(0))
            .reject();
    var kept = RejectCodec.toCore(RejectCodec.toAvro(rejected));
    var mended = Records.source(folder, "crm", STAGES);

    var retrial = new SourceRetrial(mended);

    assertThat(retrial.made(kept)).isTrue();
    assertThat(((RejectRetry.Taken) retrial.again(kept)).events())
        .containsExactly(event(Records.intake(mended).take(record).items()));
  }

  @Test
  void aWholeDocumentThatFailedIsReplayedAsAWhole() throws IOException {
    var failing = STAGES.replace("items: \"", "items: \"$error('not yet') & ");
    var record = Records.record("{\"id\": 7}", null);
    Reject rejected =
        Records.intake(Records.source(folder, "crm", failing))
            .take(record)
            .unreadable()
            .orElseThrow();
    var mended = Records.source(folder, "crm", STAGES);

    assertThat(((RejectRetry.Taken) new SourceRetrial(mended).again(rejected)).events())
        .containsExactly(event(Records.intake(mended).take(record).items()));
  }

  @Test
  void ofWhatIsTooLargeTheBeginningIsKept() throws IOException {
    var value = new byte[200_000];
    Arrays.fill(value, (byte) 'x');

    var reject = stages().tooLarge(new ConsumerRecord<>("t", 3, 9, value, value));

    assertThat(reject.raw().bytes()).hasSize(64 << 10);
    assertThat(reject.place()).isEqualTo("t, partition 3, offset 9");
    assertThat(reject.rejection().explanation()).contains("200,000");
  }

  @Test
  void aRegistryThatIsAwayIsNotTheRecordsFault() throws IOException {
    var avro = Records.intake(Records.source(folder, "crm", STAGES + "value: avro\n"));
    var record = new ConsumerRecord<byte[], byte[]>("t", 0, 0, null, new byte[] {0, 0, 0, 0, 1, 2});

    assertThatThrownBy(() -> avro.take(record)).isInstanceOf(RegistryUnavailableException.class);
    assertThat(avro.take(new ConsumerRecord<>("t", 0, 0, null, new byte[] {1})).unreadable())
        .isPresent();
  }

  @Test
  void aSourceCannotReadWhatItWrites() {
    var loop = STAGES.replace("[crm.public.opportunities]", "[funnel.deals.v1]");

    assertThatThrownBy(() -> Records.source(folder, "crm", loop))
        .isInstanceOf(InvalidYamlException.class)
        .hasMessageContaining("a topic of ours");
  }

  private RecordIntake stages() throws IOException {
    return Records.intake(Records.source(folder, "crm", STAGES));
  }

  private static Event event(List<ItemOutcome> items) {
    assertThat(items).hasSize(1).allMatch(ItemOutcome.Events.class::isInstance);
    var events = ((ItemOutcome.Events) items.get(0)).events();
    assertThat(events).hasSize(1);
    return events.get(0);
  }
}
