package io.funnelstreams.app.command;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.ingest.publish.KafkaResender;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectLog;
import io.funnelstreams.ingest.reject.RejectReplay;
import io.funnelstreams.ingest.reject.TopicReplay;
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
    description = {
      "Lists what was not taken and why, or tries it again after the cause is mended: rows of files"
          + " through a mapping, events that the plan refused as they were."
    })
final class RejectsCommand implements Callable<Integer> {
  @ParentCommand private FunnelCommand funnel;
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private FormatOption format;

  @Option(
      names = "--replay",
      description =
          "Try again: with --mapping the rows that it rejected, without it the events of topics"
              + " that the plan refused.")
  private boolean replay;

  @Option(names = "--mapping", paramLabel = "FILE", description = "The mended mapping to replay.")
  private Optional<Path> mappingFile = Optional.empty();

  @Override
  public Integer call() {
    if (mappingFile.isPresent() && !replay) {
      throw new ParameterException(
          spec.commandLine(), "--mapping is for a replay: add --replay, or leave it out.");
    }
    var mapping = mappingFile.map(MappingYaml::read);
    var running = Cluster.reach(funnel.settings(cluster.asSettings())).withTopics();
    var rejects = RejectLog.read(running.properties());
    if (replay) {
      return mapping.isPresent()
          ? replayRows(running, mapping.get(), rejects)
          : replayRecords(running, rejects);
    }
    list(rejects);
    return ExitCode.OK;
  }

  private void list(List<Reject> rejects) {
    if (rejects.isEmpty()) {
      funnel.console().err().println("Nothing was rejected.");
    } else if (format.isTable()) {
      format.print(funnel.console(), RejectListing.counts(rejects));
      funnel.console().out().println();
    }
    if (!rejects.isEmpty() || !format.isTable()) {
      format.print(funnel.console(), RejectListing.of(rejects));
    }
  }

  private int replayRows(Cluster running, Mapping mapping, List<Reject> rejects) {
    try (var publisher = KafkaPublisher.connect(running.properties())) {
      var outcome = new RejectReplay(publisher, publisher, Clock.systemUTC()).run(mapping, rejects);
      tell(
          "%,d rejects made %,d events, %,d remain, %,d do not come from this mapping",
          outcome.taken(), outcome.events(), outcome.still().size(), outcome.others());
      return outcome.still().isEmpty() ? ExitCode.OK : ExitCode.INPUT;
    }
  }

  private int replayRecords(Cluster running, List<Reject> rejects) {
    try (var resender = KafkaResender.connect(running.properties())) {
      var outcome = new TopicReplay(resender).run(rejects);
      tell(
          "%,d events are on their topics again, %,d remain, %,d come from files (--mapping)",
          outcome.sent(), outcome.remaining(), outcome.others());
      if (outcome.sent() > 0) {
        tell("What the running plan still refuses is listed again in a moment.");
      }
      return outcome.remaining() == 0 ? ExitCode.OK : ExitCode.INPUT;
    }
  }

  private void tell(String format, Object... values) {
    funnel.console().out().println(String.format(Locale.ROOT, format, values));
  }
}
