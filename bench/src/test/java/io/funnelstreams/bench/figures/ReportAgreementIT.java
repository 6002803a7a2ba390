package io.funnelstreams.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.run.FileImport;
import io.funnelstreams.app.run.FileReport;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.serve.view.ScorecardRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The numbers of a report in memory, compared with those that the streams publish from the same
 * files.
 */
class ReportAgreementIT {
  /** Values that depend on the clock are minutes apart in the two. */
  private static final Percentage OF_SOME_MINUTES = Percentage.withPercentage(0.1);

  private static final String PLAN =
      """
      name: Agreement
      time_zone: America/Sao_Paulo
      currency: EUR
      fx: {USD: 0.5}
      segments:
        breakdowns: [[region], [channel, region]]
      goals:
        - {id: won, kpi: deals_won, target: 90, from: %1$s, to: %2$s, owner: Ada}
        - {id: rate, kpi: win_rate, target: 60%%, from: %1$s, to: %2$s}
        - {id: past, kpi: leads, target: 10, from: 2024-01-01, to: 2024-03-31}
        - id: south
          kpi: leads
          segment: {region: South}
          target: 5000
          from: %1$s
          to: %2$s
      """;

  private static final String MAPPING =
      """
      source: crm
      row_id: id
      party: account
      dates: {zone: America/Sao_Paulo}
      segment: {region: region, channel: channel}
      events:
        - {family: lead, type: created, occurred_at: created}
        - {family: deal, type: opened, deal_id: id, occurred_at: created}
        - {family: deal, type: won, deal_id: id, when: {stage: won}, occurred_at: closed,
           amount: {column: amount, currency: {column: currency}}}
        - {family: deal, type: lost, deal_id: id, when: {stage: lost}, occurred_at: closed}
      """;

  @TempDir private Path folder;

  @Test
  void aReportHasTheCellsAndRejectsOfTheStreams() throws IOException {
    var report =
        Report.run(
            "--plan",
            plan().toString(),
            "--import",
            mapping() + "=" + deals(),
            "--grain",
            "all",
            "--segment",
            "all");

    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(report.observed()).contains("no rate from JPY");
    assertThat(report.rows()).hasSizeGreaterThan(5_000);
  }

  @Test
  void aReportHasTheScorecardOfTheStreams() throws IOException {
    var plan = plan();
    var mapping = mapping();
    var deals = deals();
    var streams =
        StreamedFiles.of("--plan", plan.toString(), "--import", mapping + "=" + deals).run();
    var report =
        FileReport.of(
            PlanFile.read(plan),
            List.of(new FileImport(MappingYaml.read(mapping), List.of(deals))),
            new FileReport.Moment(Instant.now(), Optional.empty()),
            0);

    assertSameGoals(report.scorecards(), streams.scorecards());
  }

  private static void assertSameGoals(List<ScorecardRow> report, List<ScorecardRow> streams) {
    assertThat(report).extracting(ReportAgreementIT::name).hasSizeGreaterThan(20);
    assertThat(report)
        .extracting(ReportAgreementIT::name)
        .isEqualTo(streams.stream().map(ReportAgreementIT::name).toList());
    var softly = new SoftAssertions();
    for (int i = 0; i < report.size(); i++) {
      var ours = report.get(i);
      var theirs = streams.get(i);
      softly.assertThat(ours.status()).as(name(ours)).isEqualTo(theirs.status());
      softly.assertThat(ours.actual()).as(name(ours)).isEqualTo(theirs.actual());
      softly.assertThat(ours.target()).as(name(ours)).isEqualTo(theirs.target());
      softly
          .assertThat(ours.outlook().method())
          .as(name(ours))
          .isEqualTo(theirs.outlook().method());
      softly
          .assertThat(ours.outlook().reason())
          .as(name(ours))
          .isEqualTo(theirs.outlook().reason());
      assertClose(softly, name(ours) + " expected", ours.expected(), theirs.expected());
      var outlook = theirs.outlook();
      assertClose(softly, name(ours) + " forecast", ours.outlook().forecast(), outlook.forecast());
      assertClose(softly, name(ours) + " low", ours.outlook().low80(), outlook.low80());
      assertClose(softly, name(ours) + " high", ours.outlook().high95(), outlook.high95());
      assertClose(
          softly, name(ours) + " needed", ours.outlook().neededPerDay(), outlook.neededPerDay());
    }
    softly.assertAll();
  }

  private static String name(ScorecardRow row) {
    return row.goal() + " " + row.period().label();
  }

  private static void assertClose(
      SoftAssertions softly, String what, OptionalDouble ours, OptionalDouble theirs) {
    softly.assertThat(ours.isPresent()).as(what).isEqualTo(theirs.isPresent());
    if (ours.isPresent() && theirs.isPresent()) {
      softly
          .assertThat(ours.getAsDouble())
          .as(what)
          .isCloseTo(theirs.getAsDouble(), OF_SOME_MINUTES);
    }
  }

  private Path plan() throws IOException {
    var today = LocalDate.now(ZoneOffset.UTC);
    return Files.writeString(
        folder.resolve("plan.yaml"), PLAN.formatted(today.minusDays(200), today.plusDays(150)));
  }

  private Path mapping() throws IOException {
    return Files.writeString(folder.resolve("deals.mapping.yaml"), MAPPING);
  }

  /** Twenty months up to today; some amounts have a currency that the plan has no rate of. */
  private Path deals() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("id,account,region,channel,stage,created,closed,amount,currency");
    var first = LocalDate.now(ZoneOffset.UTC).minusDays(600);
    for (int i = 0; i < 600; i++) {
      var created = first.plusDays(i);
      var closed = created.plusDays(3 + i % 40);
      var stage = i % 3 == 0 ? "won" : i % 3 == 1 ? "lost" : "open";
      lines.add(
          "%d,acct-%d,%s,%s,%s,%s,%s,%d.%02d,%s"
              .formatted(
                  i,
                  i % 200,
                  List.of("North", "south ", "South", "").get(i % 4),
                  List.of("paid", "direct").get(i % 2),
                  stage,
                  created,
                  closed,
                  100 + i,
                  i % 100,
                  i % 97 == 0 ? "JPY" : List.of("EUR", "USD").get(i % 2)));
    }
    lines.add("600,acct-1,North,paid,won,2026-13-45,2026-01-01,5,EUR");
    return Files.write(folder.resolve("deals.csv"), lines);
  }
}
