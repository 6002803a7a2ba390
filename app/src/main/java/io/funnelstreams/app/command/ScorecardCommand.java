package io.funnelstreams.app.command;

import io.funnelstreams.app.run.AppliedPlan;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.RunningApi;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.serve.view.KpiView;
import io.funnelstreams.serve.view.ScorecardRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists the status of the goals. */
@Command(
    name = "scorecard",
    mixinStandardHelpOptions = true,
    description = {
      "Lists how every goal of the plan stands, and where it will end: the forecast of the KPI at"
          + " the goal's last day with an 80 %% interval (json and csv also have the 95 %% one)."
    })
final class ScorecardCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Mixin private ClusterOptions cluster;
  @Mixin private AsOfOption asOf;
  @Mixin private FormatOption format;

  @Parameters(paramLabel = "GOAL", split = ",", description = "Only these goals.")
  private Set<String> goals = Set.of();

  @Override
  public void run() {
    var settings = funnel.settings(cluster.asSettings());
    var all = asOf.day().map(day -> ofEvening(day, settings)).orElseGet(() -> ofToday(settings));
    var rows = all.stream().filter(row -> goals.isEmpty() || goals.contains(row.goal())).toList();
    format.print(
        funnel.console(),
        format.isTable() ? KpiListing.ofScorecards(rows) : KpiListing.ofScorecardsInFull(rows));
  }

  private List<ScorecardRow> ofToday(Settings settings) {
    return RunningApi.find(settings)
        .flatMap(RunningApi::scorecard)
        .filter(rows -> ids(rows).containsAll(goals))
        .orElseGet(() -> ofTopics(settings));
  }

  private List<ScorecardRow> ofEvening(LocalDate day, Settings settings) {
    var past = AsOfOption.read(Cluster.reach(settings).withTopics(), day, funnel);
    var known = past.plan().plan().goals().stream().map(Goal::id).toList();
    KnownNames.check("goal", goals, known);
    return past.scorecards();
  }

  private static Set<String> ids(List<ScorecardRow> rows) {
    return rows.stream().map(ScorecardRow::goal).collect(Collectors.toSet());
  }

  private List<ScorecardRow> ofTopics(Settings settings) {
    var running = Cluster.reach(settings).withTopics();
    AppliedPlan.read(running).ifPresent(this::checkGoals);
    try (var view = KpiView.open(running.properties(), running.values(), row -> false)) {
      view.catchUp();
      return view.scorecards();
    }
  }

  private void checkGoals(AppliedPlan applied) {
    KnownNames.check("goal", goals, applied.plan().goals().stream().map(Goal::id).toList());
  }
}
