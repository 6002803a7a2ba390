package io.funnelstreams.app.command;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.InputException;
import io.funnelstreams.app.run.AppliedPlan;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.core.explain.Explanation;
import io.funnelstreams.core.kpi.KpiKey;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.serve.view.EventTopics;
import io.funnelstreams.serve.view.ExplainableEvents;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.funnelstreams.serve.view.KpiView;
import io.funnelstreams.serve.view.SegmentQuery;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
      description = "A segment of one of the plan's breakdowns (default: the whole company).")
  private Map<String, String> segment = new LinkedHashMap<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "List at most so many events of each part of the formula (default: ${DEFAULT-VALUE});"
              + " the sums are of all.")
  private int limit;

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
    var events = read(running, plan);
    var explanation = explanation(events);
    var listing = new ExplanationListing(explanation, plan, limit);
    format.print(funnel.console(), listing.listing());
    var sums = listing.sums(published(running, query, explanation.key()));
    // A program reads every format but the table, so it gets only the list.
    var console = funnel.console();
    sums.forEach(format.isTable() ? console.out()::println : console.err()::println);
    if (events.keepsForgotten()) {
      console
          .err()
          .println(
              "Persons were forgotten whose part the numbers keep; it is in none of the lines and"
                  + " sums above.");
    }
    console.out().flush();
  }

  private ExplainableEvents read(Cluster running, Plan plan) {
    var history = new EventTopics(running.properties(), running.values());
    var today = LocalDate.now(plan.rules().calendar().zone());
    var progress = new ReadProgress(funnel.console());
    var events = ExplainableEvents.read(history, plan, today, progress::read);
    progress.end();
    return events;
  }

  private Explanation explanation(ExplainableEvents events) {
    return events
        .explain(kpi, period, segment)
        .orElseThrow(
            () ->
                new InputException(
                    ("There is nothing in a period '%s'. Name one as 'funnel kpis --grain all'"
                            + " does, for example 2026-03.")
                        .formatted(period)));
  }

  private Optional<KpiRow> published(Cluster running, KpiQuery query, KpiKey key) {
    try (var view = KpiView.open(running.properties(), running.values(), query::matches)) {
      view.catchUp();
      return view.kpis(query).stream().filter(row -> row.period().equals(key.period())).findFirst();
    }
  }
}
