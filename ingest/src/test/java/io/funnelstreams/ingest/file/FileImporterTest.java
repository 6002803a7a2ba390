package io.funnelstreams.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.RejectReason;
import io.funnelstreams.ingest.ledger.MappingId;
import io.funnelstreams.ingest.ledger.MemoryLedgers;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.ingest.reject.RejectReplay;
import io.funnelstreams.ingest.reject.RowRetrial;
import io.funnelstreams.ingest.row.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileImporterTest {
  private static final String DEALS =
      """
      source: crm
      currency: EUR
      row_id: id
      party: account
      events:
        - {family: deal, type: opened, deal_id: id, occurred_at: opened_on, amount: amount}
        - {family: deal, type: won, deal_id: id, when: {stage: Won}, occurred_at: closed_on}
      """;
  private static final String HEADER = "id,account,stage,opened_on,closed_on,amount\n";

  @TempDir Path folder;

  @Test
  void importingTheSameFileTwiceGivesTheSameEventIds() throws IOException {
    var file = file(HEADER + "7,Acme,Won,2026-01-02,2026-02-03,10.50\n");
    var mapping = mapping(DEALS);
    var collected = Collected.of(mapping, file, file);

    assertThat(collected.ids())
        .containsExactly("7/deal.opened", "7/deal.won", "7/deal.opened", "7/deal.won");
    assertThat(collected.events).allMatch(event -> event.header().backfill());
  }

  @Test
  void theLaterFileAndLineComeLaterInPlace() throws IOException {
    var one = file(HEADER + "7,Acme,Open,2026-01-02,,1\n7,Acme,Open,2026-01-02,,2\n");
    var other = file(HEADER + "7,Acme,Open,2026-01-02,,3\n");
    var collected = new Collected();

    collected.run(mapping(DEALS), other, one);

    assertThat(collected.events)
        .extracting(event -> event.header().sequence())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void aSecondRunOfOneImporterComesLaterInPlace() throws IOException {
    var file = file(HEADER + "7,Acme,Open,2026-01-02,,1\n");
    var collected = new Collected();
    var clock = Clock.fixed(Collected.NOW, ZoneOffset.UTC);
    var importer =
        new FileImporter(
            collected, collected, collected.ledger(mapping(DEALS)), clock, ImportProgress.silent());

    importer.run(mapping(DEALS), List.of(file));
    importer.run(mapping(DEALS), List.of(file));

    assertThat(collected.events)
        .extracting(event -> event.header().sequence())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void theSummaryCountsPeriodsWithoutAnEnd() throws IOException {
    var periods =
        """
        source: billing
        row_id: id
        party: id
        events:
          - family: subscription
            type: cancelled
            subscription_id: id
            occurred_at: from
            effective_at: to
        """;
    var summary = new Collected().run(mapping(periods), file("id,from,to\n1,2026-01-02,\n"));

    assertThat(summary.lines())
        .contains(
            "         1  rows make no subscription.cancelled: they leave its 'effective_at' empty");
  }

  @Test
  void anEditedRowKeepsItsEventIds() throws IOException {
    var before =
        Collected.of(mapping(DEALS), file(HEADER + "7,Acme,Won,2026-01-02,2026-02-03,1\n"));
    var after = Collected.of(mapping(DEALS), file(HEADER + "7,Acme,Won,2026-01-09,2026-02-09,2\n"));

    assertThat(after.ids()).isEqualTo(before.ids());
  }

  @Test
  void identicalRowsWithoutRowIdAllCountAndCountOnceInASecondImport() throws IOException {
    var calls =
        mapping(
            """
            source: phone
            events:
              - {family: call, purpose: closing, party: who, occurred_at: at, seconds: s}
            """);
    var file = file("who,at,s\nAnn,2026-01-02,60\nAnn,2026-01-02,60\nBo,2026-01-02,60\n");
    var once = Collected.of(calls, file);
    var twice = Collected.of(calls, file, file);

    assertThat(once.ids()).doesNotHaveDuplicates().hasSize(3);
    assertThat(twice.ids()).containsOnly(once.ids().toArray(String[]::new));
  }

  @Test
  void aBadRowIsOneRejectWithFileLineColumnAndReasonAndTheImportGoesOn() throws IOException {
    var file =
        file(
            HEADER
                + "7,Acme,Won,02.01.2026,2026-02-03,1,5\n"
                + "8,Bo,Won,02.01.2026,x,1\n"
                + "9,Cy,,2026-01-02,,\n");
    var collected = new Collected();
    var summary = collected.run(mapping(DEALS), file);

    assertThat(summary.rows()).isEqualTo(3);
    assertThat(collected.ids()).containsExactly("9/deal.opened");
    assertThat(collected.rejects).hasSize(2);
    var mapped = collected.rejects.get(1);
    assertThat(mapped.place()).isEqualTo(file + ", line 3");
    assertThat(mapped.rejection().reason()).isEqualTo(RejectReason.UNMAPPABLE);
    assertThat(mapped.rejection().field()).contains("opened_on");
    assertThat(mapped.rejection().explanation())
        .contains("'02.01.2026'", "'iso'", "'closed_on'", "not made: deal.opened, deal.won");
    assertThat(mapped.raw().text(java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("8,Bo,Won,02.01.2026,x,1");
  }

  @Test
  void aWrongDateFormatIsOneLineOfTheSummaryHoweverManyRowsItSpoils() throws IOException {
    var rows =
        IntStream.range(0, 500)
            .mapToObj(i -> i + ",Acme,Open,31/12/2025,,5\n")
            .collect(Collectors.joining());
    var summary = new Collected().run(mapping(DEALS), file(HEADER + rows));

    assertThat(summary.nothingTaken()).isTrue();
    assertThat(summary.rejects())
        .singleElement()
        .satisfies(group -> assertThat(group.count()).isEqualTo(500))
        .satisfies(group -> assertThat(group.example()).contains("line 2", "dates: formats"));
    assertThat(summary.lines()).hasSize(2);
  }

  @Test
  void aRowThatNoConditionFitsIsCountedAndNotLostSilently() throws IOException {
    var won = mapping(DEALS.replaceFirst("(?m)^  - .*opened.*\n", ""));
    var summary = new Collected().run(won, file(HEADER + "7,Acme,Wno,2026-01-02,,\n"));

    assertThat(summary.rowsWithoutEvents()).isEqualTo(1);
    assertThat(summary.lines()).anyMatch(line -> line.contains("made no event"));
  }

  @Test
  void nothingIsSentWhereTheSecondFileCannotBeImported() throws IOException {
    var good = file(HEADER + "7,Acme,Won,2026-01-02,2026-02-03,1\n");
    var bad = file("id,account\n1,Acme\n");
    var collected = new Collected();

    assertThatThrownBy(() -> collected.run(mapping(DEALS), good, bad))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining("'opened_on'");
    assertThat(collected.events).isEmpty();
  }

  @Test
  void aMistypedColumnInAnExpressionIsFoundBeforeAnythingIsSent() throws IOException {
    var mapping = mapping(DEALS.replace("when: {stage: Won}", "when: \"stgae = 'Won'\""));
    var file = file(HEADER + "7,Acme,Won,2026-01-02,2026-02-03,1\n");

    assertThatThrownBy(() -> Collected.of(mapping, file))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining("'stgae'")
        .hasMessageContaining("did you mean 'stage'?");
  }

  private static List<Event> at(long place, List<Event> events) {
    return events.stream()
        .map(event -> event.withHeader(event.header().withSequence(place)))
        .toList();
  }

  @Test
  void aMendedMappingReplaysRejectsIntoTheEventsTheyShouldHaveBeen() throws IOException {
    var file = file(HEADER + "7,Acme,Won,02.01.2026,03.02.2026,1\n8,Bo,Open,later,,1\n");
    var mended = mapping(DEALS + "dates: {formats: [dd.MM.yyyy]}\n");
    var collected = Collected.of(mapping(DEALS), file);
    var outcome = replay(collected, mended);

    assertThat(outcome.taken()).isEqualTo(1);
    assertThat(collected.events).isEqualTo(at(4, Collected.of(mended, file).events));
    assertThat(collected.rejects)
        .singleElement()
        .satisfies(reject -> assertThat(reject.attempt()).isEqualTo(2))
        .satisfies(reject -> assertThat(reject.rejection().explanation()).contains("'later'"));
  }

  @Test
  void aReplayedRowWithoutRowIdKeepsTheIdItHadInItsFile() throws IOException {
    var text =
        """
        source: phone
        events:
          - {family: call, purpose: closing, party: who, occurred_at: at, seconds: s}
        """;
    var mended = mapping(text + "dates: {formats: [dd.MM.yyyy]}\n");
    var file = file("who,at,s\nAnn,02.01.2026,60\nAnn,02.01.2026,60\n");
    var collected = Collected.of(mapping(text), file);
    replay(collected, mended);

    assertThat(collected.ids()).isEqualTo(Collected.of(mended, file).ids()).hasSize(2);
    assertThat(collected.rejects).isEmpty();
  }

  @Test
  void progressReachesTheEndAndPlainLinesAreFew() throws IOException {
    var rows =
        IntStream.range(0, 20_000)
            .mapToObj(i -> i + ",Acme,Open,2026-01-02,,5\n")
            .collect(Collectors.joining());
    var lines = new ArrayList<String>();
    var sink = new Collected();
    new FileImporter(
            sink,
            sink,
            new MemoryLedgers().of(new MappingId("crm", "deals")),
            Clock.systemUTC(),
            new LineProgress(lines::add))
        .run(mapping(DEALS), List.of(file(HEADER + rows)));

    assertThat(lines).hasSizeBetween(3, 6);
    assertThat(lines.get(lines.size() - 1)).endsWith("20,000 rows, 0 rejected");
  }

  private static RejectReplay.Outcome replay(Collected collected, Mapping mended) {
    return new RejectReplay(
            collected,
            collected,
            collected.ledger(mended),
            Clock.fixed(Collected.NOW, ZoneOffset.UTC))
        .run(
            new RowRetrial(mended, collected.ledger(mended), Collected.NOW),
            List.copyOf(collected.rejects));
  }

  private Mapping mapping(String text) {
    return MappingYaml.parse(folder.resolve("deals.mapping.yaml"), text);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "deals", ".csv"), text);
  }
}
