package io.funnelstreams.app.command;

import io.funnelstreams.app.InputException;
import io.funnelstreams.ingest.gateway.DryRun;
import io.funnelstreams.ingest.request.Request;
import io.funnelstreams.ingest.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows the events that a payload makes. */
@Command(
    name = "try",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a payload becomes: its events, that it is not of interest, or why it is"
          + " rejected. Nothing is sent, and signatures are not checked."
    })
final class SourcesTryCommand implements Callable<Integer> {
  @ParentCommand private SourcesCommand parent;
  @Mixin private FormatOption format;

  @Parameters(index = "0", paramLabel = "NAME", description = "The source.")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "PAYLOAD",
      description = "A file with the body of a request; - is standard input.")
  private String payload;

  @Option(
      names = "--header",
      paramLabel = "NAME=VALUE",
      description = "A header of the request; can be given several times.")
  private Map<String, String> headers = Map.of();

  @Override
  public Integer call() {
    var funnel = parent.funnel();
    var source = funnel.source(funnel.settings(Map.of()), name);
    var taken = DryRun.of(source, request(source, body()));
    format.print(funnel.console(), DryRunListing.of(taken));
    boolean rejected = taken.unreadable().isPresent() || DryRunListing.hasRejects(taken);
    return rejected ? ExitCode.INPUT : ExitCode.OK;
  }

  private Request request(Source source, byte[] body) {
    var lists =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    return new Request(
        source.method(),
        "",
        lists,
        Map.of(),
        body,
        headers.getOrDefault("Content-Type", ""),
        Instant.now());
  }

  private byte[] body() {
    try {
      return payload.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(payload));
    } catch (NoSuchFileException e) {
      throw new InputException(payload + ": there is no such file");
    } catch (IOException e) {
      throw new InputException(payload + ": the file cannot be read: " + e.getMessage());
    }
  }
}
