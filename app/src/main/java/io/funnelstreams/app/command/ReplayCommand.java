package io.funnelstreams.app.command;

import io.funnelstreams.app.InputException;
import io.funnelstreams.app.run.AppliedPlan;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.PastEvents;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.core.AlertReplay;
import io.funnelstreams.core.ForecastReplay;
import io.funnelstreams.core.FunnelPipeline;
import io.funnelstreams.core.Replay;
import io.funnelstreams.core.plan.Plan;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Replays a company's own history through a plan. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Lives through a company's own past day by day with a plan, and lists the alerts that would"
          + " have fired: on which day, with which sentence, and how they ended; and as a table how"
          + " good the forecasts at the beginning of each month were. Reads the events of the"
          + " system that is up, or with --import files, for which nothing has to be up."
    })
final class ReplayCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private ClusterOptions cluster;
  @Mixin private FormatOption format;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DAY",
      description =
          "The first day, for example 2025-01-01. What was known before is there by then.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "The last day (default: yesterday).")
  private Optional<LocalDate> to = Optional.empty();

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "The plan (default: the one that was applied last).")
  private Optional<Path> planFile = Optional.empty();

  @Option(
      names = "--import",
      paramLabel = "MAPPING=DATA[,DATA...]",
      converter = ImportArgument.Converter.class,
      description =
          "Files and the mapping they are read with, instead of the system that is up; may be given"
              + " several times.")
  private List<ImportArgument> imports = List.of();

  @Option(
      names = "--forecasts",
      paramLabel = "FILE",
      description =
          "Write every forecast and what came to this file: JSON Lines where the name ends with"
              + " .jsonl, .ndjson or .json, otherwise CSV.")
  private Optional<Path> forecastsFile = Optional.empty();

  @Override
  public void run() {
    var settings = funnel.settings(cluster.asSettings());
    if (!imports.isEmpty() && planFile.isEmpty()) {
      throw new InputException("--import needs a plan to count by: give --plan FILE.");
    }
    var running =
        imports.isEmpty()
            ? Optional.of(Cluster.reach(settings).withTopics())
            : Optional.<Cluster>empty();
    var plan = planFile.map(PlanFile::read).orElseGet(() -> applied(running.orElseThrow()));
    var last = to.orElseGet(() -> today(plan.plan()).minusDays(1));
    check(last, plan.plan());
    var events = running.map(this::ofTopics).orElseGet(() -> ofFiles(plan.plan()));
    var replay = events.replay(plan.plan());
    replay.firstDay().ifPresent(first -> checkFirst(last, first));
    var alerts = new AlertReplay(plan.plan(), from);
    var forecasts = new ForecastReplay(plan.plan());
    // Starts a day before the first one, so that an alert that fires already does not count as new.
    replay.run(from.minusDays(1), last, new Both(alerts, forecasts));
    print(
        alerts.changes(),
        forecasts.checks().stream().filter(check -> !check.madeOn().isBefore(from)).toList(),
        plan);
  }

  private static PlanFile applied(Cluster running) {
    var applied = AppliedPlan.require(running);
    return PlanFile.parse("the plan '" + applied.name() + "'", applied.text());
  }

  private static LocalDate today(Plan plan) {
    return plan.rules().calendar().dayOf(Instant.now());
  }

  private void check(LocalDate last, Plan plan) {
    var today = today(plan);
    if (last.isAfter(today)) {
      throw new InputException(
          "--to %s lies in the future: today is %s in the plan's time zone, %s."
              .formatted(last, today, plan.rules().calendar().zone()));
    }
    if (from.isAfter(last)) {
      throw new InputException("--from %s is after the last day, %s.".formatted(from, last));
    }
  }

  private static void checkFirst(LocalDate last, LocalDate first) {
    if (first.isAfter(last)) {
      throw new InputException(
          "Nothing was known by %s: the first event was known on %s.".formatted(last, first));
    }
  }

  private PastEvents ofTopics(Cluster running) {
    var progress = new ReadProgress(funnel.console());
    var events = PastEvents.ofTopics(running, progress::read);
    progress.end();
    if (events.keepsForgotten()) {
      funnel
          .console()
          .err()
          .println(
              "Persons were forgotten whose part the published numbers keep; it is not in these.");
    }
    return events;
  }

  private PastEvents ofFiles(Plan plan) {
    var parts = ImportArgument.read(imports);
    var events = PastEvents.ofFiles(parts, plan.rules().calendar().zone(), Instant.now());
    var err = funnel.console().err();
    events.summaries().forEach(summary -> summary.lines().forEach(err::println));
    return events;
  }

  private void print(
      List<AlertReplay.Change> changes, List<ForecastReplay.Check> checks, PlanFile plan) {
    var listing = new ReplayListing(plan.plan());
    var rows = listing.alerts(changes);
    if (rows.isEmpty()) {
      funnel.console().err().println("No alert would have fired.");
    }
    if (!rows.isEmpty() || !format.isTable()) {
      format.print(funnel.console(), rows);
    }
    forecastsFile.ifPresent(
        file -> ReportOptions.write("--forecasts", file, listing.forecasts(checks)));
    if (format.isTable() && !checks.isEmpty()) {
      funnel.console().out().println();
      format.print(funnel.console(), listing.accuracy(checks));
    }
  }

  /** Alerts and forecasts of the same days. */
  private record Both(AlertReplay alerts, ForecastReplay forecasts) implements Replay.Visitor {
    @Override
    public void morning(LocalDate day, FunnelPipeline known) {
      alerts.morning(day, known);
      forecasts.morning(day, known);
    }

    @Override
    public void evening(LocalDate day, FunnelPipeline known) {
      alerts.evening(day, known);
      forecasts.evening(day, known);
    }
  }
}
