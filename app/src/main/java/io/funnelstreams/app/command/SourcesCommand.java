package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Cell;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.ingest.auth.Scheme;
import io.funnelstreams.ingest.source.Source;
import java.util.ArrayList;
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
    var settings = funnel.settings(Map.of());
    var sources = funnel.sources(settings);
    var refused = RefusedRequests.ofGatewayAt(settings.gateway().operations());
    var rows = new ArrayList<List<Cell>>();
    sources.broken().forEach((name, why) -> rows.add(broken(name, why.getMessage(), refused)));
    sources.all().stream()
        .filter(source -> !sources.broken().containsKey(source.name()))
        .forEach(source -> rows.add(row(source, refused)));
    format.print(
        funnel.console(),
        new Listing(
            List.of("name", "title", "state", "why_off", "authentication", "families", "refused"),
            rows));
    for (var problem : sources.broken().values()) {
      throw problem;
    }
  }

  FunnelCommand funnel() {
    return funnel;
  }

  private static List<Cell> broken(String name, String why, RefusedRequests refused) {
    return List.of(
        Cell.text(name),
        Cell.text(""),
        new Cell.Text("broken", Style.BAD),
        Cell.text(why),
        Cell.text(""),
        Cell.text(""),
        Cell.text(refused.of(name)));
  }

  private static List<Cell> row(Source source, RefusedRequests refused) {
    return List.of(
        Cell.text(source.name()),
        Cell.text(source.title()),
        source.isOn() ? new Cell.Text("on", Style.GOOD) : Cell.text("off"),
        Cell.text(source.whyOff()),
        Cell.text(authentication(source)),
        Cell.text(
            source.families().stream().map(SourcesCommand::word).collect(Collectors.joining(","))),
        Cell.text(refused.of(source.name())));
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
