package io.funnelstreams.app.command;

import io.funnelstreams.app.UnavailableException;
import io.funnelstreams.app.run.Cluster;
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
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Imports files into the system that is up. */
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
  @Mixin private ClusterOptions cluster;

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
    var mapping = MappingYaml.read(mappingFile);
    FileImporter.check(mapping, files, Clock.systemUTC());
    var settings = funnel.settings(cluster.asSettings());
    try (var progress = progress(funnel.console())) {
      var summary =
          dryRun
              ? dryRun(settings, mapping, progress)
              : new TopicImport(settings.clientProperties(), Clock.systemUTC())
                  .run(mapping, files, progress);
      summary.lines().forEach(funnel.console().out()::println);
      if (dryRun) {
        summary.changeLines().forEach(funnel.console().out()::println);
      }
      funnel.console().out().flush();
      return summary.rejectedRows() > 0 ? ExitCode.INPUT : ExitCode.OK;
    }
  }

  private ImportSummary dryRun(Settings settings, Mapping mapping, ImportProgress progress) {
    try {
      var running = Cluster.reach(settings).withTopics();
      return new TopicImport(running.properties(), Clock.systemUTC())
          .dryRun(mapping, files, progress);
    } catch (UnavailableException e) {
      funnel.console().err().println("Nothing is compared with earlier imports: " + e.getMessage());
      return TopicImport.dryRunAlone(mapping, files, progress, Clock.systemUTC());
    }
  }

  static ImportProgress progress(Console console) {
    return console.errIsTerminal() ? new BarProgress() : new LineProgress(console.err()::println);
  }
}
