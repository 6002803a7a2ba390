package io.funnelstreams.bench.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.ingest.file.FileImporter;
import io.funnelstreams.ingest.file.ImportProgress;
import io.funnelstreams.ingest.file.ImportSummary;
import io.funnelstreams.ingest.file.TopicImport;
import io.funnelstreams.ingest.ledger.ImportedRow;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.ingest.publish.KafkaImport;
import io.funnelstreams.ingest.publish.LedgerErasure;
import io.funnelstreams.ingest.publish.PublishException;
import io.funnelstreams.schemas.avro.ImportEntry;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.serve.CommittedReader;
import io.funnelstreams.serve.view.EventTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports of exports on the real broker: the topics afterwards give the expected numbers. */
class SnapshotImportIT {
  private static final String DEALS =
      """
      mapping: deals
      source: crm
      currency: EUR
      row_id: id
      party: account
      export: complete
      events:
        - {family: deal, type: opened, deal_id: id, occurred_at: created, amount: value}
        - {family: deal, type: won, when: {stage: Won}, deal_id: id, occurred_at: closed,
           amount: value}
      """;
  private static final String HEADER = "id,account,stage,created,closed,value";

  @TempDir Path folder;

  private LocalCluster local;

  @BeforeEach
  void start() {
    local = LocalCluster.start(folder.resolve("cluster"));
  }

  @AfterEach
  void stop() {
    local.close();
  }

  @Test
  void takesBackWhatTheExportBeforeMade() throws IOException {
    var last = export("7,Dome,Won,2026-01-12,2026-02-27,40", "9,Ash,Open,2026-01-15,,5");
    imported(
        export(
            "7,Cube,Won,2026-01-12,2026-02-27,40",
            "8,Bolt,Won,2026-01-13,2026-02-28,20",
            "9,Ash,Won,2026-01-15,2026-03-01,5"));

    var dryRun = importer().dryRun(mapping(), List.of(last), ImportProgress.silent());
    var summary = imported(last);

    assertThat(dryRun.changes()).isEqualTo(summary.changes());
    assertThat(summary.changes().takenBack()).isEqualTo(5);
    assertThat(summary.changes().gone()).isEqualTo(1);
    assertThat(kpis(published())).isEqualTo(kpis(alone(last)));
  }

  @Test
  void aCrashBetweenEventsAndLedgerLosesNeither() throws IOException {
    var first = export("7,Cube,Won,2026-01-12,2026-02-27,40", "8,Bolt,Open,2026-01-13,,20");
    var last = export("7,Dome,Won,2026-01-12,2026-02-27,40", "8,Bolt,Open,2026-01-13,,20");
    imported(first);
    // The records of a process that is killed before its transaction ends.
    var killed = KafkaImport.open(local.clients(), mapping().id());
    var at = Clock.systemUTC().instant();
    var row = killed.find("7").orElseThrow();
    row.events()
        .forEach(
            made ->
                killed.publish(
                    made.event()
                        .withHeader(made.event().header().takenBack().recordedAgain(at, 1))));
    killed.put(new ImportedRow("7", at, row.revision(), 0, List.of()));

    imported(last);

    assertThat(kpis(published())).isEqualTo(kpis(alone(last)));
    imported(export());
    assertThat(kpis(published())).isEmpty();
  }

  @Test
  void theLaterOfTwoImportsAtATimeGoesOn() throws IOException {
    var file = export("7,Cube,Won,2026-01-12,2026-02-27,40");
    try (var first = KafkaImport.open(local.clients(), mapping().id());
        var second = KafkaImport.open(local.clients(), mapping().id())) {
      assertThatThrownBy(() -> run(first, file))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("Another import with the mapping 'deals' of the source 'crm'");
      run(second, file);
    }
    assertThat(published()).hasSize(2);
  }

  @Test
  void aForgottenPersonIsInNoRowAndIsNotAskedForByALaterExport() throws IOException {
    imported(export("7,Cube,Won,2026-01-12,2026-02-27,40", "8,Bolt,Won,2026-01-13,2026-02-28,20"));
    assertThat(importsNaming("Cube")).isTrue();

    assertThat(LedgerErasure.erase(local.clients(), Set.of("Cube", "nobody"))).isEqualTo(1);

    assertThat(importsNaming("Cube")).isFalse();
    assertThat(importsNaming("Bolt")).isTrue();
    imported(export());
    assertThat(published())
        .filteredOn(event -> event.header().deleted())
        .extracting(event -> event.header().partyId())
        .containsExactly("Bolt", "Bolt");
  }

  private boolean importsNaming(String party) {
    var kept = new HashMap<String, String>();
    try (var reader =
        CommittedReader.open(local.clients(), Topic.IMPORTS, topic -> local.values().of(topic))) {
      reader.toEnd(
          message -> kept.put(message.key(), message.value() == null ? "" : text(message.value())));
    }
    return kept.values().stream().anyMatch(value -> value.contains(party));
  }

  private static String text(SpecificRecord entry) {
    return ((ImportEntry) entry)
        .getEvents().stream()
            .map(event -> StandardCharsets.ISO_8859_1.decode(event.getValue().duplicate()))
            .collect(Collectors.joining());
  }

  private ImportSummary run(KafkaImport topics, Path file) {
    return new FileImporter(topics, topics, topics, Clock.systemUTC(), ImportProgress.silent())
        .run(mapping(), List.of(file));
  }

  private ImportSummary imported(Path file) {
    return importer().run(mapping(), List.of(file), ImportProgress.silent());
  }

  private TopicImport importer() {
    return new TopicImport(local.clients(), Clock.systemUTC());
  }

  private Mapping mapping() {
    return MappingYaml.parse(folder.resolve("deals.mapping.yaml"), DEALS);
  }

  private Path export(String... rows) throws IOException {
    var lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(List.of(rows));
    return Files.write(Files.createTempFile(folder, "export", ".csv"), lines);
  }

  private List<Event> published() {
    var events = new ArrayList<Event>();
    new EventTopics(local.clients(), local.values()).read(events::add);
    return events;
  }

  private List<Event> alone(Path file) {
    return ExportEvents.of(mapping(), List.of(file));
  }

  private static Map<KpiKey, KpiValue> kpis(List<Event> events) {
    var plan = PlanYaml.parse("plan.yaml", "name: P\ntime_zone: UTC\ncurrency: EUR\n");
    var pipeline = new FunnelPipeline(plan, LocalDate.parse("2026-12-31"));
    events.forEach(event -> assertThat(pipeline.accept(event)).isEmpty());
    return pipeline.kpis();
  }
}
