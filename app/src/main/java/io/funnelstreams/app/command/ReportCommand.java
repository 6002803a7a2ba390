package io.funnelstreams.app.command;

import io.funnelstreams.app.run.FileReport;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.ScorecardRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Computes KPIs from files and leaves nothing behind. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Reads files and prints their KPIs, and as a table how the plan's goals stand. Everything is"
          + " in this process: nothing has to be up, and nothing is left behind. The numbers are"
          + " those of 'funnel up' and 'funnel import'. Ends with 3 where any row was rejected."
    })
final class ReportCommand implements Callable<Integer> {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private ReportOptions options;
  @Mixin private QueryOptions query;
  @Mixin private AsOfOption asOf;
  @Mixin private FormatOption format;

  @Option(
      names = "--scorecard",
      paramLabel = "FILE",
      description =
          "Write how the plan's goals stand, with every period, to this file: JSON Lines where the"
              + " name ends with .jsonl, .ndjson or .json, otherwise CSV.")
  private Optional<Path> scorecardFile = Optional.empty();

  @Override
  public Integer call() {
    funnel.settings(Map.of());
    var plan = options.plan();
    var wanted = query.query(options.kpis());
    KnownNames.check(wanted, plan.plan());
    var report = options.report(plan, asOf.day(), 0);
    var rejects = report.rejects();
    var err = funnel.console().err();
    report.parts().forEach(part -> part.summary().lines().forEach(err::println));
    RejectLines.ofThePlan(rejects).forEach(err::println);
    options.write(rejects);
    print(report, wanted, plan.plan());
    return rejects.isEmpty() ? ExitCode.OK : ExitCode.INPUT;
  }

  private void print(FileReport report, KpiQuery wanted, Plan plan) {
    var console = funnel.console();
    var rows = report.kpis(wanted);
    format.print(console, format.isTable() ? KpiListing.of(rows) : KpiListing.inFull(rows));
    if (rows.isEmpty()) {
      console.err().println(EmptyReport.why(report));
    }
    if (!plan.goals().isEmpty() || scorecardFile.isPresent()) {
      printGoals(report.scorecards());
    }
  }

  /** A program reads one list, so only a table has the goals below the KPIs. */
  private void printGoals(List<ScorecardRow> rows) {
    scorecardFile.ifPresent(
        file -> ReportOptions.write("--scorecard", file, KpiListing.ofScorecardsInFull(rows)));
    if (format.isTable() && !rows.isEmpty()) {
      funnel.console().out().println();
      format.print(
          funnel.console(),
          KpiListing.ofScorecards(rows.stream().filter(ScorecardRow::isWholeGoal).toList()));
    }
  }
}
