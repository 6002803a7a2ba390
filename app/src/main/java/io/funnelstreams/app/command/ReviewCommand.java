package io.funnelstreams.app.command;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.InputException;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.planning.NextPlan;
import io.funnelstreams.app.run.AppliedPlan;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.PastEvents;
import io.funnelstreams.app.run.PlanActions;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.core.ReviewReplay;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Looks back on a period. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = {
      "Looks back on a period that is over: for each goal what was planned for its end, what was"
          + " forecast when it began, by what was known then, and what came; and as a table how"
          + " good the forecasts of its months were, the actions that were done in it, and which"
          + " assumptions held. Reads the events of the system that is"
          + " up, or with --import files."
    })
final class ReviewCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private ClusterOptions cluster;
  @Mixin private FormatOption format;

  @Option(
      names = "--period",
      required = true,
      paramLabel = "PERIOD",
      description =
          "A month, quarter or year that is over, as 'funnel kpis' names it: 2026-03, 2026-Q1 or"
              + " 2026; with a fiscal year FY2026/27-Q1.")
  private String label;

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
      names = "--patch",
      paramLabel = "FILE",
      description = {
        "Also writes the plan for the next period to FILE, to be read, changed and applied, and"
            + " prints how it differs: goals that ended are carried over with what came as"
            + " baseline, open actions are carried over, assumptions to review are marked."
      })
  private Optional<Path> patch = Optional.empty();

  @Option(names = "--force", description = "Overwrite the file of --patch if it is there.")
  private boolean force;

  @Override
  public void run() {
    patch.filter(file -> Files.exists(file) && !force).ifPresent(ReviewCommand::refuse);
    var settings = funnel.settings(cluster.asSettings());
    if (!imports.isEmpty() && planFile.isEmpty()) {
      throw new InputException("--import needs a plan to count by: give --plan FILE.");
    }
    var running =
        imports.isEmpty()
            ? Optional.of(Cluster.reach(settings).withTopics())
            : Optional.<Cluster>empty();
    var source = planFile.map(PlanFile::read).orElseGet(() -> applied(running));
    var plan = source.plan();
    var now = Instant.now();
    var today = plan.rules().calendar().dayOf(now);
    var period = period(plan.rules().calendar(), today);
    var events = running.map(this::ofTopics).orElseGet(() -> ofFiles(plan, now));
    var review = new ReviewReplay(plan, period);
    events.replay(plan).run(period.firstDay(), today, review);
    var current = running.map(PlanActions::read).map(each -> each.in(plan)).orElse(plan);
    print(review, current, period);
    patch.ifPresent(file -> write(new NextPlan(source, current, review, period), file));
  }

  private static void refuse(Path file) {
    throw new InputException(
        "%s is there already; name another file, or --force to overwrite it".formatted(file));
  }

  private static PlanFile applied(Optional<Cluster> running) {
    var applied = AppliedPlan.require(running.orElseThrow());
    return new PlanFile(applied.plan(), applied.text());
  }

  private void write(NextPlan next, Path file) {
    var console = funnel.console();
    var name = planFile.map(Path::toString).orElse("applied plan");
    var diff = next.diff(name, file.toString());
    next.notCarried().forEach(console.err()::println);
    if (diff.isEmpty()) {
      console.err().printf("Nothing changes for the next period; %s is not written.%n", file);
      return;
    }
    try {
      Files.writeString(file, next.text());
    } catch (IOException e) {
      throw new FunnelException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
    if (format.isTable()) {
      console.out().println();
      diff.forEach(console.out()::println);
      console.out().flush();
    }
    console.err().printf("%s is written. Read it, then: funnel plan check %s%n", file, file);
  }

  private Period period(BusinessCalendar calendar, LocalDate today) {
    var period =
        ReviewReplay.period(label, calendar, today)
            .orElseThrow(
                () ->
                    new InputException(
                        ("There is no period '%s'. Name a month, a quarter or a year as 'funnel"
                                + " kpis' does, for example %s.")
                            .formatted(label, calendar.periodOf(Grain.QUARTER, today).label())));
    if (!period.lastDay().isBefore(today)) {
      throw new InputException(
          "%s is not over: its last day is %s, and today is %s in the plan's time zone, %s."
              .formatted(period.label(), period.lastDay(), today, calendar.zone()));
    }
    return period;
  }

  private PastEvents ofTopics(Cluster running) {
    var progress = new ReadProgress(funnel.console());
    var events = PastEvents.ofTopics(running, progress::read);
    progress.end();
    return events;
  }

  private PastEvents ofFiles(Plan plan, Instant now) {
    var parts = ImportArgument.read(imports);
    var events = PastEvents.ofFiles(parts, plan.rules().calendar().zone(), now);
    var err = funnel.console().err();
    events.summaries().forEach(summary -> summary.lines().forEach(err::println));
    return events;
  }

  private void print(ReviewReplay review, Plan plan, Period period) {
    var listing = new ReviewListing(plan, period);
    var goals = review.goals();
    var console = funnel.console();
    if (goals.isEmpty()) {
      console.err().printf("No goal of the plan has days in %s.%n", period.label());
    }
    if (!format.isTable()) {
      format.print(console, listing.goals(goals));
      return;
    }
    var tables = new ArrayList<Listing>();
    tables.add(listing.goals(goals));
    tables.add(new ReplayListing(plan).accuracy(review.monthlyForecasts()));
    tables.add(listing.actions(review.actions(plan)));
    tables.add(listing.assumptions(review.assumptions()));
    tables.removeIf(Listing::isEmpty);
    for (int i = 0; i < tables.size(); i++) {
      if (i > 0) {
        console.out().println();
      }
      format.print(console, tables.get(i));
    }
  }
}
