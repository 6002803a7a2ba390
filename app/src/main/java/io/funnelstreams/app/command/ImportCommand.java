package io.funnelstreams.app.command;

import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.ingest.file.BarProgress;
import io.funnelstreams.ingest.file.FileImporter;
import io.funnelstreams.ingest.file.ImportProgress;
import io.funnelstreams.ingest.file.LineProgress;
import io.funnelstreams.ingest.ledger.MemoryLedgers;
import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.ingest.publish.KafkaPublisher;
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
          + " nothing. Rows that cannot be taken are kept: see 'funnel rejects'."
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

  @Parameters(paramLabel = "DATA", arity = "1..*", description = "The files.")
  private List<Path> files;

  @Override
  public Integer call() {
    var mapping = MappingYaml.read(mappingFile);
    FileImporter.check(mapping, files, Clock.systemUTC());
    var properties = funnel.settings(cluster.asSettings()).clientProperties();
    try (var publisher = KafkaPublisher.connect(properties);
        var progress = progress(funnel.console())) {
      var summary =
          new FileImporter(
                  publisher,
                  publisher,
                  new MemoryLedgers().of(mapping.id()),
                  Clock.systemUTC(),
                  progress)
              .run(mapping, files);
      summary.lines().forEach(funnel.console().out()::println);
      funnel.console().out().flush();
      return summary.rejectedRows() > 0 ? ExitCode.INPUT : ExitCode.OK;
    }
  }

  static ImportProgress progress(Console console) {
    return console.errIsTerminal() ? new BarProgress() : new LineProgress(console.err()::println);
  }
}
