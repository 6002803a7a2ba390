package io.funnelstreams.app.command;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.InputException;
import io.funnelstreams.app.run.AppliedPlan;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.EventHistory;
import io.funnelstreams.core.cell.Cut;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.explain.Explainer;
import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.Period;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.KpiView;
import io.funnelstreams.serve.view.SegmentQuery;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists the events behind a number. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the events behind a KPI's number, with what each of them adds to it, and adds them"
          + " up.",
      "It reads all events of the system that is up."
    })
final class ExplainCommand implements Runnable {
  private static final long TOLD_EVERY = 50_000;

  @ParentCommand private FunnelCommand funnel;
  @Mixin private ClusterOptions cluster;
  @Mixin private FormatOption format;

  @Parameters(paramLabel = "KPI", description = "The KPI's id.")
  private String kpi;

  @Option(
      names = "--period",
      required = true,
      paramLabel = "PERIOD",
      description =
          "As 'funnel kpis' names it: 2026-03-31, 2026-W14, 2026-03, 2026-Q1, 2026 or total.")
  private String period;

  @Option(
      names = "--segment",
      paramLabel = "DIM=VALUE",
      split = ",",
      description = "A segment of one of the plan's cuts (default: the whole company).")
  private Map<String, String> segment = new LinkedHashMap<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "List at most so many events of each part of the formula (default: ${DEFAULT-VALUE});"
              + " the sums are of all.")
  private int limit;

  /** Whether 'funnel kpis' shows what can be listed no more. */
  private boolean keepsForgotten;

  @Override
  public void run() {
    var running = Cluster.reach(funnel.settings(cluster.asSettings())).withTopics();
    var plan =
        AppliedPlan.read(running)
            .orElseThrow(() -> new FunnelException("No plan is in force: there are no numbers."))
            .countedBy();
    var whole = new SegmentQuery(segment.keySet(), segment);
    var query =
        new KpiQuery(Set.of(kpi), Set.of(), Optional.empty(), Optional.empty(), List.of(whole));
    KnownNames.check(query, plan);
    var explainer = explainer(running, plan);
    var key = new KpiKey(kpi, period(explainer), segment(plan));
    var listing = new ExplanationListing(explainer.explain(key), plan, limit);
    format.print(funnel.console(), listing.listing());
    var sums = listing.sums(published(running, query, key));
    // Another program reads what is no table: it gets the list alone.
    var console = funnel.console();
    sums.forEach(format.isTable() ? console.out()::println : console.err()::println);
    if (keepsForgotten) {
      console
          .err()
          .println(
              "Persons were forgotten whose part the numbers keep; it is in none of the lines and"
                  + " sums above.");
    }
    console.out().flush();
  }

  private Explainer explainer(Cluster running, Plan plan) {
    var explainer = new Explainer(plan, LocalDate.now(plan.rules().calendar().zone()));
    var read = new AtomicLong();
    new EventHistory(running)
        .read(
            event -> {
              explainer.accept(event);
              tell(read.incrementAndGet());
            },
            (party, forgetting) -> {
              explainer.forget(party, forgetting.at());
              keepsForgotten |= forgetting.aggregates() == Aggregates.KEEP;
            });
    if (funnel.console().errIsTerminal()) {
      funnel.console().err().printf(Locale.ROOT, "\r%,d events read.%n", read.get());
    }
    return explainer;
  }

  private void tell(long read) {
    if (funnel.console().errIsTerminal() && read % TOLD_EVERY == 0) {
      funnel.console().err().printf(Locale.ROOT, "\r%,d events read …", read);
      funnel.console().err().flush();
    }
  }

  private Period period(Explainer explainer) {
    return explainer
        .period(period)
        .orElseThrow(
            () ->
                new InputException(
                    ("There is nothing in a period '%s'. Name one as 'funnel kpis --grain all'"
                            + " does, for example 2026-03.")
                        .formatted(period)));
  }

  private Segment segment(Plan plan) {
    return plan.cuts().stream()
        .filter(cut -> Set.copyOf(cut.dimensions()).equals(segment.keySet()))
        .findFirst()
        .map(this::segment)
        .orElseThrow();
  }

  private Segment segment(Cut cut) {
    return new Segment(
        cut.dimensions(),
        cut.dimensions().stream().map(segment::get).map(DimensionValue::of).toList());
  }

  private Optional<KpiRow> published(Cluster running, KpiQuery query, KpiKey key) {
    try (var view = KpiView.open(running.properties(), running.values(), query::matches)) {
      view.catchUp();
      return view.kpis(query).stream().filter(row -> row.period().equals(key.period())).findFirst();
    }
  }
}
