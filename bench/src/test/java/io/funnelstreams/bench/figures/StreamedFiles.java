package io.funnelstreams.bench.figures;

import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.app.run.EmbeddedSystem;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.run.TemporaryFolder;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.ingest.file.ImportProgress;
import io.funnelstreams.ingest.file.TopicImport;
import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.ingest.reject.RejectLog;
import io.funnelstreams.serve.catchup.CatchUp;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.KpiView;
import io.funnelstreams.serve.view.ScorecardRow;
import io.funnelstreams.serve.view.SegmentQuery;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Files on their way through the streams: a broker, a registry and the Kafka Streams application
 * are started, the files are imported, and everything is read once every event is in the KPIs.
 *
 * @param imports each a mapping, an equals sign, and files separated by commas
 */
record StreamedFiles(Path plan, List<String> imports, KpiQuery query) {
  /** The exit code of a command after a broken row or an event that the plan rejects. */
  private static final int REJECTED = 3;

  /** The published rows. */
  record Published(
      List<KpiRow> kpis, List<ScorecardRow> scorecards, long rejects, String observed) {}

  /** Understands the arguments of {@code funnel report} that the tests use. */
  static StreamedFiles of(String... arguments) {
    var imports = new ArrayList<String>();
    var plan = Path.of("");
    var grains = Set.of(Grain.MONTH);
    var segments = List.of(SegmentQuery.WHOLE);
    Set<String> kpis = Set.of();
    for (int i = 0; i < arguments.length; i += 2) {
      var value = arguments[i + 1];
      switch (arguments[i]) {
        case "--plan" -> plan = Path.of(value);
        case "--import" -> imports.add(value);
        case "--grain" -> grains = grains(value);
        case "--segment" -> segments = segments(value);
        case "--kpi" -> kpis = Set.of(value.split(","));
        default -> throw new IllegalArgumentException(arguments[i]);
      }
    }
    var query = new KpiQuery(kpis, grains, Optional.empty(), Optional.empty(), segments);
    return new StreamedFiles(plan, imports, query);
  }

  private static Set<Grain> grains(String text) {
    return text.equals("all")
        ? Set.of()
        : Arrays.stream(text.split(","))
            .map(grain -> Grain.valueOf(grain.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet());
  }

  private static List<SegmentQuery> segments(String text) {
    if (!text.equals("all")) {
      throw new IllegalArgumentException("only --segment all is understood here");
    }
    return List.of();
  }

  /** The published KPIs in the terms of the figures. */
  Report report() {
    var published = run();
    return new Report(
        published.rejects() > 0 ? REJECTED : 0,
        published.kpis().stream().map(StreamedFiles::row).toList(),
        published.observed());
  }

  private static Report.Row row(KpiRow row) {
    var grain = row.period().grain();
    return new Report.Row(
        row.kpi(),
        grain.name().toLowerCase(Locale.ROOT),
        row.period().label(),
        row.segment(),
        row.value(),
        row.numerator(),
        row.denominator(),
        row.unit(),
        row.provisional() && grain != Grain.TOTAL,
        row.reason().orElse(""));
  }

  /** Runs the files through the streams. */
  Published run() {
    var planFile = PlanFile.read(plan);
    var settings = SettingsSource.read(Optional.empty(), Map.of(), Map.of());
    try (var folder = TemporaryFolder.create();
        var system = EmbeddedSystem.start(settings, planFile, folder.path(), Ports.FREE)) {
      var observed = new ArrayList<String>();
      long rejected = importAll(system, observed);
      return published(system, settings, rejected, observed);
    }
  }

  private long importAll(EmbeddedSystem system, List<String> observed) {
    long rejected = 0;
    var importer = new TopicImport(system.cluster().properties(), Clock.systemUTC());
    for (var each : imports) {
      int equals = each.indexOf('=');
      var files = Arrays.stream(each.substring(equals + 1).split(",")).map(Path::of).toList();
      var mapping = MappingYaml.read(Path.of(each.substring(0, equals)));
      var summary = importer.run(mapping, files, ImportProgress.silent());
      observed.addAll(summary.lines());
      rejected += summary.rejectedRows();
    }
    return rejected;
  }

  private Published published(
      EmbeddedSystem system, Settings settings, long rejected, List<String> observed) {
    var cluster = system.cluster();
    var definition = PlanFile.read(plan).version();
    system.pipeline().awaitRunning();
    try (var catchUp = CatchUp.open(cluster.properties(), cluster.values(), definition);
        var view = KpiView.open(cluster.properties(), cluster.values(), query::matches)) {
      catchUp.await(settings.catchUpLimit(), system.pipeline()::checkFailure);
      view.catchUp();
      var refused =
          RejectLog.read(cluster.properties()).stream()
              .filter(reject -> reject.mapping().isEmpty())
              .toList();
      refused.forEach(reject -> observed.add(reject.rejection().explanation()));
      return new Published(
          view.kpis(query),
          view.scorecards(),
          rejected + refused.size(),
          String.join(System.lineSeparator(), observed));
    }
  }
}
