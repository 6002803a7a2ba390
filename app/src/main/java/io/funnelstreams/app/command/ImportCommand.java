package io.funnelstreams.app.command;

import io.funnelstreams.app.UnavailableException;
import io.funnelstreams.app.run.AppliedPlan;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.ImportLoad;
import io.funnelstreams.app.run.Loads;
import io.funnelstreams.app.run.ShiftedDays;
import io.funnelstreams.app.run.TopicProvisioner;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.ingest.file.BarProgress;
import io.funnelstreams.ingest.file.FileImporter;
import io.funnelstreams.ingest.file.ImportProgress;
import io.funnelstreams.ingest.file.ImportSummary;
import io.funnelstreams.ingest.file.LineProgress;
import io.funnelstreams.ingest.file.TopicImport;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.schemas.topic.Topic;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Imports files into the running system. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Imports CSV or JSON Lines files through a mapping. The same file imported twice changes"
          + " nothing; what an earlier export of a row made and this one does not is taken back."
          + " Rows that cannot be taken are kept: see 'funnel rejects'."
    })
final class ImportCommand implements Callable<Integer> {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private ClusterOptions clusterOptions;
  @Mixin private SetOptions set;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "Which columns make which events.")
  private Path mappingFile;

  @Option(
      names = "--dry-run",
      description = "Send nothing; show what would be added, changed and taken back.")
  private boolean dryRun;

  @Parameters(paramLabel = "DATA", arity = "1..*", description = "The files.")
  private List<Path> files;

  @Override
  public Integer call() {
    set.check();
    var mapping = MappingYaml.read(mappingFile);
    FileImporter.check(mapping, files, Clock.systemUTC());
    var settings = funnel.settings(clusterOptions.asSettings());
    try (var progress = progress(funnel.console())) {
      var summary = dryRun ? dryRun(settings, mapping, progress) : run(settings, mapping, progress);
      summary.lines().forEach(funnel.console().out()::println);
      if (dryRun) {
        summary.changeLines().forEach(funnel.console().out()::println);
      }
      if (!dryRun) {
        set.reminder().ifPresent(funnel.console().out()::println);
      }
      funnel.console().out().flush();
      return summary.rejectedRows() > 0 ? ExitCode.INPUT : ExitCode.OK;
    }
  }

  /**
   * Alerts wait for an import: its record is written before the first event and updated after the
   * last.
   */
  private ImportSummary run(Settings settings, Mapping mapping, ImportProgress progress) {
    var cluster = Cluster.reach(settings).withTopics();
    TopicProvisioner.ensure(cluster, settings, List.of(Topic.LOADS));
    var loads = new Loads(cluster, Clock.systemUTC());
    set.begin(loads);
    try (var load = ImportLoad.begin(loads)) {
      var days = shiftedDays(cluster, mapping);
      var summary = importing(cluster, days).run(mapping, files, progress, load::done);
      set.end(loads);
      return summary.noting(days.flatMap(ShiftedDays::notice));
    }
  }

  private ImportSummary dryRun(Settings settings, Mapping mapping, ImportProgress progress) {
    try {
      var running = Cluster.reach(settings).withTopics();
      var days = shiftedDays(running, mapping);
      return importing(running, days)
          .dryRun(mapping, files, progress)
          .noting(days.flatMap(ShiftedDays::notice));
    } catch (UnavailableException e) {
      funnel.console().err().println("Nothing is compared with earlier imports: " + e.getMessage());
      return TopicImport.dryRunAlone(mapping, files, progress, Clock.systemUTC());
    }
  }

  private static TopicImport importing(Cluster cluster, Optional<ShiftedDays> days) {
    return new TopicImport(
        cluster.properties(),
        Clock.systemUTC(),
        events -> days.map(each -> each.counting(events)).orElse(events));
  }

  /** The dates that are other days by the applied plan; empty where none was applied yet. */
  private static Optional<ShiftedDays> shiftedDays(Cluster cluster, Mapping mapping) {
    return AppliedPlan.read(cluster)
        .map(applied -> applied.countedBy().rules().calendar().zone())
        .map(zone -> new ShiftedDays(mapping.dates().zone(), zone));
  }

  static ImportProgress progress(Console console) {
    return console.errIsTerminal() ? new BarProgress() : new LineProgress(console.err()::println);
  }
}
