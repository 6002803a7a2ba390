package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Cell;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.ingest.auth.Scheme;
import io.funnelstreams.ingest.source.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Lists the sources. */
@Command(
    name = "sources",
    mixinStandardHelpOptions = true,
    description =
        "Lists the systems that can tell of events by themselves, shows one, or tries a payload.")
final class SourcesCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private FormatOption format;

  @Override
  public void run() {
    var sources = funnel.sources(funnel.settings(Map.of())).all();
    format.print(
        funnel.console(),
        new Listing(
            List.of("name", "title", "state", "why_off", "authentication", "families"),
            sources.stream().map(SourcesCommand::row).toList()));
  }

  FunnelCommand funnel() {
    return funnel;
  }

  private static List<Cell> row(Source source) {
    return List.of(
        Cell.text(source.name()),
        Cell.text(source.title()),
        source.isOn() ? new Cell.Text("on", Style.GOOD) : Cell.text("off"),
        Cell.text(source.whyOff()),
        Cell.text(authentication(source)),
        Cell.text(
            source.families().stream().map(SourcesCommand::word).collect(Collectors.joining(","))));
  }

  private static String authentication(Source source) {
    return source.authentication().isEmpty()
        ? "topic"
        : source.authentication().stream()
            .map(SourcesCommand::word)
            .distinct()
            .collect(Collectors.joining(","));
  }

  private static String word(Scheme scheme) {
    return scheme.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String word(Family family) {
    return family.name().toLowerCase(Locale.ROOT);
  }
}
