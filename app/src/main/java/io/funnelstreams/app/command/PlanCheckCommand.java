package io.funnelstreams.app.command;

import io.funnelstreams.app.InputException;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.FileReport;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.plan.AttainmentEvidence;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.plan.Monitor;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.SmartCheck;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiView;
import io.funnelstreams.serve.view.PublishedHistory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Checks a plan without applying it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a plan and names every mistake with its line and field. Of a plan in order it says"
          + " which goals are SMART, and why not, and which KPIs are monitored.",
      "With --bootstrap-servers, or --import for files, it compares each target with what the KPI"
          + " has been, and with its forecast, and says what no source has ever reported and what"
          + " has fallen silent; without, it goes by the plan alone and says what each goal needs."
    })
final class PlanCheckCommand implements Runnable {
  @ParentCommand private PlanCommand parent;
  @Mixin private ClusterOptions cluster;
  @Mixin private FormatOption format;

  @Parameters(paramLabel = "FILE", description = "The plan.")
  private Path file;

  @Option(
      names = "--import",
      paramLabel = "MAPPING=DATA[,DATA...]",
      converter = ImportArgument.Converter.class,
      description =
          "Compare with files and the mapping they are read with, instead of a cluster; may be"
              + " given several times.")
  private List<ImportArgument> imports = List.of();

  @Override
  public void run() {
    var console = parent.funnel().console();
    var read = PlanFile.read(file);
    var plan = read.plan();
    var published = past(read);
    var checks = published.map(past -> checks(plan, past.history())).orElse(checks(plan));
    var feeds = new PlanFeeds(plan, published.map(Past::rows), connectors());
    format.print(console, listing(plan, checks, feeds));
    console.out().flush();
    console.err().println(file + ": " + verdict(plan, checks));
    feeds.sentences().forEach(console.err()::println);
  }

  private static List<SmartCheck> checks(Plan plan) {
    return plan.goals().stream().map(goal -> SmartCheck.of(goal, plan)).toList();
  }

  private Optional<Past> past(PlanFile read) {
    if (!imports.isEmpty() && cluster.namesBroker()) {
      throw new InputException("Give --import or --bootstrap-servers, not both.");
    }
    if (!imports.isEmpty()) {
      return Optional.of(ofFiles(read));
    }
    return cluster.namesBroker() ? Optional.of(published(read.plan())) : Optional.empty();
  }

  private Past ofFiles(PlanFile read) {
    var parts = ImportArgument.read(imports);
    var moment = new FileReport.Moment(Instant.now(), Optional.empty());
    var report = FileReport.of(read, parts, moment, 0);
    var err = parent.funnel().console().err();
    report.parts().forEach(part -> part.summary().lines().forEach(err::println));
    var totals = report.kpis(query(Set.of(), Set.of(Grain.TOTAL)));
    return new Past(report.reader(), new PlanFeeds.Published(totals, report.scorecards()));
  }

  private static List<SmartCheck> checks(Plan plan, KpiReader history) {
    var calendar = plan.rules().calendar();
    var today = LocalDate.now(calendar.zone());
    return plan.goals().stream()
        .map(
            goal -> {
              var kpi = plan.catalogue().find(goal.kpi()).orElseThrow();
              return SmartCheck.of(
                  goal, plan, AttainmentEvidence.of(goal, kpi, history, calendar, today));
            })
        .toList();
  }

  /**
   * What came, by rows that were published or by files.
   *
   * @param history of the goals' KPIs
   * @param rows those that show which feeds have data
   */
  private record Past(KpiReader history, PlanFeeds.Published rows) {}

  private Past published(Plan plan) {
    var running = Cluster.reach(parent.funnel().settings(cluster.asSettings())).withTopics();
    var kpis = plan.goals().stream().map(Goal::kpi).collect(Collectors.toSet());
    var ofGoals = query(kpis, Set.of());
    var totals = query(Set.of(), Set.of(Grain.TOTAL));
    try (var view =
        KpiView.open(
            running.properties(),
            running.values(),
            row -> totals.matches(row) || (!kpis.isEmpty() && ofGoals.matches(row)))) {
      view.catchUp();
      var history =
          new PublishedHistory(plan.catalogue(), kpis.isEmpty() ? List.of() : view.kpis(ofGoals));
      return new Past(history, new PlanFeeds.Published(view.kpis(totals), view.scorecards()));
    }
  }

  private static KpiQuery query(Set<String> kpis, Set<Grain> grains) {
    return new KpiQuery(kpis, grains, Optional.empty(), Optional.empty(), List.of());
  }

  private Map<Family, Set<String>> connectors() {
    var funnel = parent.funnel();
    var sources = funnel.sources(funnel.settings(cluster.asSettings()));
    var connectors = new EnumMap<Family, Set<String>>(Family.class);
    for (var source : sources.all()) {
      source
          .families()
          .forEach(
              family ->
                  connectors.computeIfAbsent(family, f -> new TreeSet<>()).add(source.name()));
    }
    return connectors;
  }

  private static String verdict(Plan plan, List<SmartCheck> checks) {
    var order =
        "the plan '%s' is in order (goals: %s, monitors: %s, breakdowns: %s, KPIs: %s)"
            .formatted(
                plan.name(),
                plan.goals().size(),
                plan.monitors().size(),
                plan.breakdowns().size(),
                plan.catalogue().kpis().size());
    return order
        + named("; not SMART: ", checks, SmartCheck.Verdict.FAILS)
        + named("; not known whether they are SMART: ", checks, SmartCheck.Verdict.UNKNOWN)
        + ".";
  }

  private static String named(String words, List<SmartCheck> checks, SmartCheck.Verdict verdict) {
    var names =
        checks.stream()
            .filter(check -> check.verdict() == verdict)
            .map(SmartCheck::goalId)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : words + names;
  }

  private static Listing listing(Plan plan, List<SmartCheck> checks, PlanFeeds feeds) {
    var rows = new ArrayList<List<ListingCell>>();
    for (int i = 0; i < checks.size(); i++) {
      rows(checks.get(i)).forEach(rows::add);
      rows.addAll(PlanCheckRows.questions(plan, plan.goals().get(i)));
      rows.add(row(plan.goals().get(i), feeds));
    }
    plan.monitors().forEach(monitor -> rows.add(row(monitor)));
    var today = LocalDate.now(plan.rules().calendar().zone());
    plan.content().assumptions().forEach(each -> rows.add(PlanCheckRows.assumption(each, today)));
    return new Listing(List.of("goal", "criterion", "holds", "reason"), rows);
  }

  private static List<ListingCell> row(Goal goal, PlanFeeds feeds) {
    var finding = feeds.of(goal);
    return List.of(
        ListingCell.text(goal.id()),
        ListingCell.text("fed"),
        holds(finding.verdict()),
        ListingCell.text(finding.reason()));
  }

  private static List<ListingCell> row(Monitor monitor) {
    var owner = monitor.owner().map(name -> ", owned by " + name);
    return List.of(
        ListingCell.text("monitor " + monitor.subject()),
        ListingCell.text("specific"),
        holds(owner.isPresent() ? SmartCheck.Verdict.HOLDS : SmartCheck.Verdict.FAILS),
        ListingCell.text(
            String.format(
                Locale.ROOT,
                "a lasting change of %.0f %% or more is an alert%s",
                100 * monitor.change(),
                owner.orElse("; no owner is to look into it"))));
  }

  private static Stream<List<ListingCell>> rows(SmartCheck check) {
    return check.findings().stream().map(finding -> row(check.goalId(), finding));
  }

  private static List<ListingCell> row(String goal, SmartCheck.Finding finding) {
    return List.of(
        ListingCell.text(goal),
        ListingCell.text(finding.criterion().name().toLowerCase(Locale.ROOT)),
        holds(finding.verdict()),
        ListingCell.text(finding.reason()));
  }

  private static ListingCell holds(SmartCheck.Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> new ListingCell.Text("yes", Style.GOOD);
      case FAILS -> new ListingCell.Text("no", Style.WARNING);
      case UNKNOWN -> new ListingCell.Text("unknown", Style.FAINT);
    };
  }
}
