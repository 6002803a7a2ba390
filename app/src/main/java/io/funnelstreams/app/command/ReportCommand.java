package io.funnelstreams.app.command;

import io.funnelstreams.app.embedded.Ports;
import io.funnelstreams.app.run.EmbeddedSystem;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.run.TemporaryFolder;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.ingest.file.FileImporter;
import io.funnelstreams.ingest.file.ImportProgress;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.serve.settle.Settled;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiView;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Files in, KPIs out, nothing left behind. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Imports files into a system of its own, waits until every event is in the KPIs, prints them"
          + " and leaves nothing behind."
    })
final class ReportCommand implements Callable<Integer> {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private QueryOptions query;
  @Mixin private FormatOption format;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "FILE",
      description = "How the numbers are cut and counted.")
  private Path planFile;

  @Option(
      names = "--import",
      required = true,
      paramLabel = "MAPPING=DATA[,DATA...]",
      converter = ImportArgument.Converter.class,
      description = "Files and the mapping they are read with; may be given several times.")
  private List<ImportArgument> imports;

  @Option(
      names = "--kpi",
      paramLabel = "ID",
      split = ",",
      description = "Only these KPIs (default: all).")
  private Set<String> kpis = Set.of();

  @Override
  public Integer call() {
    var settings = funnel.settings(Map.of());
    var plan = PlanFile.read(planFile);
    var wanted = query.query(kpis);
    KnownNames.check(wanted, plan.plan());
    // A mistake in a file is told at once and not after the broker has started.
    var mappings = imports.stream().map(ImportArgument::read).toList();
    for (int i = 0; i < mappings.size(); i++) {
      FileImporter.check(mappings.get(i), imports.get(i).files(), Clock.systemUTC());
    }
    try (var folder = TemporaryFolder.create();
        var system = EmbeddedSystem.start(settings, plan, folder.path(), Ports.FREE)) {
      long rejected = importAll(system, mappings);
      print(system, settings, wanted, plan.version());
      return rejected > 0 ? ExitCode.INPUT : ExitCode.OK;
    }
  }

  private long importAll(EmbeddedSystem system, List<Mapping> mappings) {
    long rejected = 0;
    try (var publisher = KafkaPublisher.connect(system.cluster().properties())) {
      for (int i = 0; i < mappings.size(); i++) {
        var importer =
            new FileImporter(publisher, publisher, Clock.systemUTC(), ImportProgress.silent());
        var summary = importer.run(mappings.get(i), imports.get(i).files());
        summary.lines().forEach(funnel.console().err()::println);
        rejected += summary.rejectedRows();
      }
    }
    return rejected;
  }

  private void print(EmbeddedSystem system, Settings settings, KpiQuery wanted, String definition) {
    var cluster = system.cluster();
    system.pipeline().awaitRunning();
    try (var settled = Settled.open(cluster.properties(), cluster.values(), definition);
        var view = KpiView.open(cluster.properties(), cluster.values(), wanted::matches)) {
      settled.await(settings.settleLimit(), system.pipeline()::checkFailure);
      view.catchUp();
      RejectLines.ofTheStream(cluster.properties()).forEach(funnel.console().err()::println);
      format.print(funnel.console(), KpiListing.of(view.kpis(wanted)));
    }
  }
}
