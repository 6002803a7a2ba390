package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.app.run.AppliedPlan;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.RunningApi;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.schemas.yaml.CatalogueYaml;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.KpiView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists KPIs of the running system. */
@Command(
    name = "kpis",
    mixinStandardHelpOptions = true,
    description = "Lists the KPIs of the system that is up, or the catalogue of KPIs.")
final class KpisCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private ClusterOptions cluster;
  @Mixin private QueryOptions query;
  @Mixin private FormatOption format;

  @Parameters(paramLabel = "ID", split = ",", description = "Only these KPIs.")
  private Set<String> kpis = Set.of();

  @Option(
      names = "--catalogue",
      description = "List what KPIs there are and what they count, instead of their values.")
  private boolean catalogue;

  @Option(
      names = "--wait",
      description = "First wait until every event that was imported is in the KPIs.")
  private boolean wait;

  @Override
  public void run() {
    var listing = catalogue ? catalogue() : values();
    format.print(funnel.console(), listing);
    if (!catalogue && listing.isEmpty()) {
      funnel
          .console()
          .err()
          .println(
              "No KPI row fits. 'funnel kpis --grain total' shows whether there are any; --wait"
                  + " first waits for what was just imported, and 'funnel rejects' lists what was"
                  + " not taken.");
    }
  }

  private Listing values() {
    var settings = funnel.settings(cluster.asSettings());
    var wanted = query.query(kpis);
    // All segments together may have more rows than fit into memory.
    boolean isSmall = !wanted.segments().isEmpty();
    var api = isSmall ? RunningApi.find(settings) : Optional.<RunningApi>empty();
    return api.filter(running -> !wait || running.awaitEveryEvent())
        .flatMap(running -> running.kpis(wanted))
        .map(this::listing)
        .orElseGet(() -> valuesOfTopics(settings, wanted));
  }

  private Listing listing(Iterable<KpiRow> rows) {
    return format.isTable() ? KpiListing.of(rows) : KpiListing.inFull(rows);
  }

  private Listing valuesOfTopics(Settings settings, KpiQuery wanted) {
    var running = Cluster.reach(settings).withTopics();
    var plan = AppliedPlan.read(running);
    plan.ifPresent(applied -> KnownNames.check(wanted, applied.countedBy()));
    if (wait) {
      plan.ifPresent(applied -> applied.awaitEveryEvent(running, settings.catchUpLimit()));
    }
    try (var view = KpiView.open(running.properties(), running.values(), wanted::matches)) {
      view.catchUp();
      return listing(view.sorted(wanted));
    }
  }

  private Listing catalogue() {
    var known = CatalogueYaml.builtIn().kpis();
    KnownNames.check("built-in KPI", kpis, KnownNames.ids(known));
    return new Listing(
        List.of("id", "title", "unit", "better", "stage", "formula", "description"),
        known.stream()
            .filter(kpi -> kpis.isEmpty() || kpis.contains(kpi.id()))
            .map(KpisCommand::cells)
            .toList());
  }

  private static List<ListingCell> cells(Kpi kpi) {
    return List.of(
        ListingCell.text(kpi.id()),
        ListingCell.text(kpi.title()),
        ListingCell.text(word(kpi.unit())),
        ListingCell.text(word(kpi.better())),
        ListingCell.text(word(kpi.stage())),
        ListingCell.text(kpi.formula().text()),
        ListingCell.text(kpi.description()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
