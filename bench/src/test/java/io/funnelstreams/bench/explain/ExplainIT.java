package io.funnelstreams.bench.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.app.command.Funnel;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.Pipeline;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.bench.workload.Workload;
import io.funnelstreams.bench.workload.WorkloadGenerator;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.explain.Explainer;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.serve.view.EventTopics;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.KpiView;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainIT {
  private static final int EVENTS = 2_000;
  private static final int ROWS_PER_KPI = 2;

  private static final PlanFile PLAN =
      PlanFile.parse(
          "plan.yaml",
          """
          name: sales
          time_zone: Europe/Berlin
          currency: EUR
          segments:
            breakdowns: [[region], {by: [owner], max_segments: 3}]
          kpis:
            - id: calls_per_won_deal
              title: Calls per won deal
              description: Calls of the period divided by its won deals.
              formula: (prospecting_calls + closing_calls) / deals_won
              unit: count
              better: down
              stage: acquire
          """);

  private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));

  @TempDir Path folder;

  @Test
  void theEventsBehindEveryKpiAddUpToIt() {
    try (var local = LocalCluster.start(folder.resolve("cluster"))) {
      publish(local);
      var cluster = new Cluster(local.clients());
      var settings = SettingsSource.read(Optional.empty(), Map.of(), Map.of());
      try (var running = Pipeline.start(cluster, settings, PLAN, folder.resolve("state"))) {
        local.awaitCaughtUp(PLAN.version(), running::checkFailure);
        var rows = rows(local);
        var explainer = new Explainer(PLAN.plan(), today);
        new EventTopics(cluster.properties(), cluster.values()).read(explainer::accept);

        for (var row : sample(rows)) {
          var explained = explainer.explain(key(row)).value().orElseThrow();
          assertClose(row, row.value(), explained.value());
          assertClose(row, row.numerator(), explained.numerator());
          assertClose(row, row.denominator(), explained.denominator());
        }
        tellsWhatKpisTells(local, march(rows, "calls_per_won_deal"));
      }
    }
  }

  /** The command's own words: a limited list, the sums of all, and the published number. */
  private static void tellsWhatKpisTells(LocalCluster local, KpiRow row) {
    var table = explain(local, "table", "--limit", "2");
    var lines = table.lines().toList();
    assertThat(lines.get(lines.size() - 1))
        .startsWith("calls_per_won_deal of 2025-03: ")
        .endsWith(", as 'funnel kpis' shows it.");
    assertThat(table).contains("numerator sum(prospecting_calls): ").contains("… and ");

    var csv = explain(local, "csv", "--limit", "1000000").lines().toList();
    assertThat(csv.get(0)).startsWith("part,measure,amount,unit,day,party,event,source,event_id");
    var calls = csv.stream().filter(line -> line.startsWith("numerator,")).count();
    assertThat((double) calls).isEqualTo(row.numerator().orElseThrow());
  }

  private static String explain(LocalCluster local, String format, String... more) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var line =
        new ArrayList<>(
            List.of("explain", "calls_per_won_deal", "--period", "2025-03", "--format", format));
    line.addAll(List.of("--bootstrap-servers", local.bootstrapServers()));
    line.addAll(List.of("--schema-registry-url", local.registryUrl()));
    line.addAll(List.of(more));
    int code =
        Funnel.run(new Console(stream, err, false, false, Map.of()), line.toArray(String[]::new));
    assertThat(code).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void publish(LocalCluster local) {
    try (var publisher = KafkaPublisher.connect(local.clients())) {
      WorkloadGenerator.deliveries(Workload.year(5, EVENTS / 8, EVENTS))
          .forEach(publisher::publish);
    }
  }

  private List<KpiRow> rows(LocalCluster local) {
    try (var view = KpiView.open(local.clients(), local.values(), row -> true)) {
      view.catchUp();
      return view
          .kpis(new KpiQuery(Set.of(), Set.of(), Optional.empty(), Optional.empty(), List.of()))
          .stream()
          .filter(row -> row.period().lastDay().isBefore(today))
          .toList();
    }
  }

  private static List<KpiRow> sample(List<KpiRow> rows) {
    var random = new Random(3);
    var sample = new ArrayList<KpiRow>();
    rows.stream()
        .collect(Collectors.groupingBy(KpiRow::kpi))
        .values()
        .forEach(
            of -> {
              var shuffled = new ArrayList<>(of);
              Collections.shuffle(shuffled, random);
              sample.addAll(shuffled.subList(0, Math.min(ROWS_PER_KPI, shuffled.size())));
            });
    return sample;
  }

  private static KpiRow march(List<KpiRow> rows, String kpi) {
    return rows.stream()
        .filter(row -> row.kpi().equals(kpi) && row.segment().isEmpty())
        .filter(row -> row.period().label().equals("2025-03"))
        .findFirst()
        .orElseThrow();
  }

  private static KpiKey key(KpiRow row) {
    var breakdown =
        PLAN.plan().breakdowns().stream()
            .filter(each -> Set.copyOf(each.dimensions()).equals(row.segment().keySet()))
            .findFirst()
            .orElseThrow();
    var values =
        breakdown.dimensions().stream().map(row.segment()::get).map(DimensionValue::of).toList();
    return new KpiKey(row.kpi(), row.period(), new Segment(breakdown.dimensions(), values));
  }

  private static void assertClose(KpiRow row, OptionalDouble shown, OptionalDouble explained) {
    assertThat(explained.isPresent()).as(row.toString()).isEqualTo(shown.isPresent());
    shown.ifPresent(
        value ->
            assertThat(explained.getAsDouble()).as(row.toString()).isCloseTo(value, within(1e-9)));
  }
}
