package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Cell;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectLog;
import io.funnelstreams.ingest.reject.RejectReplay;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists or replays what was not taken. */
@Command(
    name = "rejects",
    mixinStandardHelpOptions = true,
    description = "Lists what was not taken and why, or tries it again after a mapping is mended.")
final class RejectsCommand implements Callable<Integer> {
  @ParentCommand private FunnelCommand funnel;
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private FormatOption format;

  @Option(names = "--replay", description = "Try the rejects of a mapping again.")
  private boolean replay;

  @Option(names = "--mapping", paramLabel = "FILE", description = "The mended mapping to replay.")
  private Optional<Path> mappingFile = Optional.empty();

  @Override
  public Integer call() {
    if (replay != mappingFile.isPresent()) {
      throw new ParameterException(spec.commandLine(), "--replay and --mapping go together.");
    }
    var running = Cluster.reach(funnel.settings(cluster.asSettings())).withTopics();
    var rejects = RejectLog.read(running.properties());
    if (replay) {
      return replay(running, rejects);
    }
    format.print(funnel.console(), listing(rejects));
    return ExitCode.OK;
  }

  private int replay(Cluster running, List<Reject> rejects) {
    var mapping = MappingYaml.read(mappingFile.orElseThrow());
    try (var publisher = KafkaPublisher.connect(running.properties())) {
      var outcome = new RejectReplay(publisher, publisher, Clock.systemUTC()).run(mapping, rejects);
      funnel
          .console()
          .out()
          .printf(
              Locale.ROOT,
              "%,d rejects made %,d events, %,d remain, %,d belong to other mappings%n",
              outcome.taken(),
              outcome.events(),
              outcome.still().size(),
              outcome.others());
      return outcome.still().isEmpty() ? ExitCode.OK : ExitCode.INPUT;
    }
  }

  private static Listing listing(List<Reject> rejects) {
    return new Listing(
        List.of("at", "source", "place", "reason", "field", "explanation", "attempt", "id"),
        rejects.stream().map(RejectsCommand::cells).toList());
  }

  private static List<Cell> cells(Reject reject) {
    return List.of(
        Cell.text(reject.at().toString()),
        Cell.text(reject.source()),
        Cell.text(reject.place()),
        Cell.text(reject.rejection().reason().name().toLowerCase(Locale.ROOT)),
        Cell.text(reject.rejection().field()),
        Cell.text(reject.rejection().explanation()),
        Cell.text(Integer.toString(reject.attempt())),
        Cell.text(reject.id()));
  }
}
