package io.funnelstreams.app.command;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.ingest.ledger.MappingId;
import io.funnelstreams.ingest.ledger.MemoryLedgers;
import io.funnelstreams.ingest.mapping.Mapping;
import io.funnelstreams.ingest.mapping.MappingYaml;
import io.funnelstreams.ingest.publish.KafkaImport;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.ingest.publish.KafkaResender;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectLog;
import io.funnelstreams.ingest.reject.RejectReplay;
import io.funnelstreams.ingest.reject.RejectRetry;
import io.funnelstreams.ingest.reject.RowRetrial;
import io.funnelstreams.ingest.reject.TopicReplay;
import io.funnelstreams.ingest.source.SourceRetrial;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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

/** Lists or replays rejects. */
@Command(
    name = "rejects",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what was not taken and why, or tries it again after the cause is mended: rows of files"
          + " through a mapping, what a source sent by the source, events that the plan refused as"
          + " they were."
    })
final class RejectsCommand implements Callable<Integer> {
  @ParentCommand private FunnelCommand funnel;
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private FormatOption format;
  @Mixin private RejectFilter filter;

  @Option(
      names = "--replay",
      description =
          "Try again: with --mapping the rows that it rejected, with --source what that source"
              + " rejected, without them the events of topics that the plan refused.")
  private boolean replay;

  @Option(names = "--mapping", paramLabel = "FILE", description = "The mended mapping to replay.")
  private Optional<Path> mappingFile = Optional.empty();

  @Option(names = "--count", description = "Only how many there are of each source and reason.")
  private boolean count;

  @Option(
      names = "--show",
      paramLabel = "ID",
      description =
          "One reject whole, as it came, and what it would become now; the beginning of its id"
              + " will do.")
  private Optional<String> shown = Optional.empty();

  @Override
  public Integer call() {
    checkOptions();
    var settings = funnel.settings(cluster.asSettings());
    var mapping = mappingFile.map(MappingYaml::read);
    var source = replay && mapping.isEmpty() ? filter.source() : Optional.<String>empty();
    var retrial = source.map(name -> new SourceRetrial(funnel.source(settings, name)));
    var running = Cluster.reach(settings).withTopics();
    var rejects = filter.of(RejectLog.read(running.properties()));
    if (mapping.isPresent()) {
      return replayRows(running, mapping.get(), rejects);
    }
    if (replay) {
      return retrial.isPresent()
          ? replayMessages(running, retrial.get(), rejects)
          : replayRecords(running, rejects);
    }
    if (shown.isPresent()) {
      var reject = RejectDetails.find(shown.get(), rejects);
      RejectDetails.lines(reject, funnel.sources(settings).all())
          .forEach(funnel.console().out()::println);
    } else {
      list(rejects);
    }
    return ExitCode.OK;
  }

  private void checkOptions() {
    if (mappingFile.isPresent() && !replay) {
      throw new ParameterException(
          spec.commandLine(), "--mapping is for a replay: add --replay, or leave it out.");
    }
    if (mappingFile.isPresent() && filter.source().isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "A replay is by a --mapping or by a --source: leave one out.");
    }
  }

  private void list(List<Reject> rejects) {
    if (rejects.isEmpty()) {
      funnel.console().err().println("Nothing was rejected.");
    } else if (format.isTable() || count) {
      format.print(funnel.console(), RejectListing.counts(rejects));
    }
    if (count) {
      return;
    }
    if (!rejects.isEmpty() && format.isTable()) {
      funnel.console().out().println();
    }
    if (!rejects.isEmpty() || !format.isTable()) {
      format.print(funnel.console(), RejectListing.of(rejects));
    }
  }

  /**
   * The events that retract rows and the ledger entries of these rows have to be in one
   * transaction.
   */
  private int replayRows(Cluster running, Mapping mapping, List<Reject> rejects) {
    try (var topics = KafkaImport.open(running.properties(), mapping.id())) {
      var retrial = new RowRetrial(mapping, topics, Instant.now());
      return printOutcome(
          new RejectReplay(topics, topics, topics, Clock.systemUTC()).run(retrial, rejects));
    }
  }

  private int replayMessages(Cluster running, RejectRetry retrial, List<Reject> rejects) {
    var none = new MemoryLedgers().of(new MappingId("", ""));
    try (var publisher = KafkaPublisher.connect(running.properties())) {
      return printOutcome(
          new RejectReplay(publisher, publisher, none, Clock.systemUTC()).run(retrial, rejects));
    }
  }

  private int printOutcome(RejectReplay.Outcome outcome) {
    printLine(
        "%,d rejects made %,d events, %,d remain, %,d do not come from it",
        outcome.taken(), outcome.events(), outcome.still().size(), outcome.others());
    if (outcome.superseded() > 0) {
      printLine("%,d made none: a later export has their rows", outcome.superseded());
    }
    return outcome.still().isEmpty() ? ExitCode.OK : ExitCode.INPUT;
  }

  private int replayRecords(Cluster running, List<Reject> rejects) {
    try (var resender = KafkaResender.connect(running.properties())) {
      var outcome = new TopicReplay(resender).run(rejects);
      printLine(
          "%,d events are on their topics again, %,d remain, %,d are not of topics (--mapping,"
              + " --source)",
          outcome.sent(), outcome.remaining(), outcome.others());
      if (outcome.sent() > 0) {
        printLine("What the running plan still refuses is listed again in a moment.");
      }
      return outcome.remaining() == 0 ? ExitCode.OK : ExitCode.INPUT;
    }
  }

  private void printLine(String format, Object... values) {
    funnel.console().out().println(String.format(Locale.ROOT, format, values));
  }
}
