package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
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
        "Lists the systems that can report events by themselves, shows one, or tries a payload.")
final class SourcesCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private FormatOption format;

  @Override
  public void run() {
    var settings = funnel.settings(Map.of());
    var sources = funnel.sources(settings);
    var refused = RefusedRequests.ofGatewayAt(settings.gateway().operations());
    var rows = new ArrayList<List<ListingCell>>();
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

  private static List<ListingCell> broken(String name, String why, RefusedRequests refused) {
    return List.of(
        ListingCell.text(name),
        ListingCell.text(""),
        new ListingCell.Text("broken", Style.BAD),
        ListingCell.text(why),
        ListingCell.text(""),
        ListingCell.text(""),
        ListingCell.text(refused.of(name)));
  }

  private static List<ListingCell> row(Source source, RefusedRequests refused) {
    return List.of(
        ListingCell.text(source.name()),
        ListingCell.text(source.title()),
        source.isOn() ? new ListingCell.Text("on", Style.GOOD) : ListingCell.text("off"),
        ListingCell.text(source.whyOff()),
        ListingCell.text(authentication(source)),
        ListingCell.text(
            source.families().stream().map(SourcesCommand::word).collect(Collectors.joining(","))),
        ListingCell.text(refused.of(source.name())));
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
