package io.funnelstreams.app.command;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.output.FigureText;
import io.funnelstreams.app.run.AppliedPlan;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.RunningApi;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.serve.view.KpiView;
import io.funnelstreams.serve.view.ScorecardRow;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists the drivers of a goal's gap. */
@Command(
    name = "gap",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what makes up the gap between a goal's KPI and what is expected by now: the factors of"
          + " the funnel, or the parts of the KPI's formula. The days of the goal that are over are"
          + " compared with the same days of the period before; 'plan' is what the plan asks beyond"
          + " that. The shares add up to the gap."
    })
final class GapCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private ClusterOptions cluster;
  @Mixin private AsOfOption asOf;
  @Mixin private FormatOption format;

  @Parameters(paramLabel = "GOAL", description = "The goal's id.")
  private String goal;

  @Override
  public void run() {
    var settings = funnel.settings(cluster.asSettings());
    var row = asOf.day().map(day -> ofEvening(day, settings)).orElseGet(() -> ofToday(settings));
    if (row.outlook().factors().isEmpty()) {
      throw new FunnelException(
          ("The gap of '%s' is not split: its KPI '%s' has no value, or there are no days before to"
                  + " compare with, or a part of it has no value in them.")
              .formatted(goal, row.kpi()));
    }
    format.print(funnel.console(), KpiListing.ofGap(row));
    if (format.isTable()) {
      funnel.console().out().println(summary(row));
      funnel.console().out().flush();
    }
  }

  private ScorecardRow ofEvening(LocalDate day, Settings settings) {
    var past = AsOfOption.read(Cluster.reach(settings).withTopics(), day, funnel);
    var known = past.plan().plan().goals().stream().map(Goal::id).toList();
    KnownNames.check("goal", List.of(goal), known);
    return row(past.scorecards());
  }

  private ScorecardRow ofToday(Settings settings) {
    return RunningApi.find(settings)
        .flatMap(api -> api.goal(goal))
        .orElseGet(() -> ofTopics(settings));
  }

  private ScorecardRow ofTopics(Settings settings) {
    var running = Cluster.reach(settings).withTopics();
    AppliedPlan.read(running)
        .ifPresent(
            applied ->
                KnownNames.check(
                    "goal", List.of(goal), applied.plan().goals().stream().map(Goal::id).toList()));
    try (var view = KpiView.open(running.properties(), running.values(), row -> false)) {
      view.catchUp();
      return row(view.scorecards());
    }
  }

  private ScorecardRow row(List<ScorecardRow> rows) {
    return rows.stream()
        .filter(row -> row.goal().equals(goal) && row.isWholeGoal())
        .findFirst()
        .orElseThrow(() -> new FunnelException("The goal '%s' has no row yet.".formatted(goal)));
  }

  private static String summary(ScorecardRow row) {
    return "Actual %s, expected %s, gap %s; needed from now on: %s a day."
        .formatted(
            figure(row.actual(), row),
            figure(row.expected(), row),
            figure(row.gap(), row),
            figure(row.outlook().neededPerDay(), row));
  }

  private static String figure(OptionalDouble value, ScorecardRow row) {
    return value.isPresent() ? FigureText.rounded(value.getAsDouble(), row.unit()) : "–";
  }
}
