package io.funnelstreams.app.command;

import io.funnelstreams.app.FunnelException;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.output.ListingCell;
import io.funnelstreams.app.run.AppliedPlan;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.core.forecast.Forecast.Interval;
import io.funnelstreams.core.forecast.NoForecast;
import io.funnelstreams.core.forecast.Spread;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.PeriodForecast;
import io.funnelstreams.core.plan.PeriodForecasts;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiView;
import io.funnelstreams.serve.view.PublishedHistory;
import io.funnelstreams.serve.view.ScorecardRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Forecasts a goal's KPI by month, quarter and year. */
@Command(
    name = "forecast",
    mixinStandardHelpOptions = true,
    description = {
      "Forecasts the KPI of a goal for each month, quarter and the year that are not over, with an"
          + " 80 %% interval (json and csv also have the 95 %% one). All are of the same simulated"
          + " futures: the months of a sum add up to their quarter, and the quarters to the year."
    })
final class ForecastCommand implements Runnable {
  private static final List<String> COLUMNS =
      List.of(
          "goal",
          "kpi",
          "grain",
          "period",
          "period_start",
          "period_end",
          "forecast",
          "low_80",
          "high_80",
          "low_95",
          "high_95",
          "unit",
          "reason");

  @ParentCommand private FunnelCommand funnel;
  @Mixin private ClusterOptions cluster;
  @Mixin private FormatOption format;

  @Parameters(paramLabel = "GOAL", description = "The goal's id.")
  private String id;

  @Override
  public void run() {
    var running = Cluster.reach(funnel.settings(cluster.asSettings())).withTopics();
    var plan =
        AppliedPlan.read(running)
            .map(AppliedPlan::plan)
            .orElseThrow(
                () -> new FunnelException("No plan is applied yet: funnel plan apply FILE."));
    KnownNames.check("goal", List.of(id), plan.goals().stream().map(Goal::id).toList());
    var goal = plan.goals().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    var kpi = plan.catalogue().find(goal.kpi()).orElseThrow();
    var query =
        new KpiQuery(Set.of(kpi.id()), Set.of(), Optional.empty(), Optional.empty(), List.of());
    try (var view = KpiView.open(running.properties(), running.values(), query::matches)) {
      view.catchUp();
      var calendar = plan.rules().calendar();
      var forecasts =
          new PeriodForecasts(calendar, new PublishedHistory(plan.catalogue(), view.kpis(query)));
      var row = view.scorecards().stream().filter(this::isWhole).findFirst();
      var today = LocalDate.now(calendar.zone());
      var first = row.flatMap(each -> each.noStatus().since()).filter(today::isAfter).orElse(today);
      var made =
          row.flatMap(each -> each.noStatus().reason()).filter("not_reported"::equals).isPresent()
              ? forecasts.without(first, NoForecast.NOT_REPORTED)
              : forecasts.of(goal, kpi, first);
      var unit = plan.shown(kpi.unit());
      format.print(funnel.console(), listing(goal, made, unit));
    }
  }

  private boolean isWhole(ScorecardRow row) {
    return row.goal().equals(id) && row.isWholeGoal();
  }

  private Listing listing(Goal goal, List<PeriodForecast> forecasts, String unit) {
    return new Listing(COLUMNS, forecasts.stream().map(each -> cells(goal, each, unit)).toList());
  }

  private static List<ListingCell> cells(Goal goal, PeriodForecast of, String unit) {
    return List.of(
        ListingCell.text(goal.id()),
        ListingCell.text(goal.kpi()),
        ListingCell.text(of.period().grain().name().toLowerCase(Locale.ROOT)),
        ListingCell.text(of.period().label()),
        ListingCell.text(of.period().firstDay().toString()),
        ListingCell.text(of.period().lastDay().toString()),
        ListingCell.figure(figure(of, Spread::median), unit),
        ListingCell.figure(bound(of, Spread::interval80, Interval::low), unit),
        ListingCell.figure(bound(of, Spread::interval80, Interval::high), unit),
        ListingCell.figure(bound(of, Spread::interval95, Interval::low), unit),
        ListingCell.figure(bound(of, Spread::interval95, Interval::high), unit),
        ListingCell.text(unit),
        ListingCell.text(of.reason().orElse("")));
  }

  private static OptionalDouble bound(
      PeriodForecast of, Function<Spread, Interval> interval, ToDoubleFunction<Interval> end) {
    return figure(of, spread -> end.applyAsDouble(interval.apply(spread)));
  }

  private static OptionalDouble figure(PeriodForecast of, ToDoubleFunction<Spread> value) {
    return of.spread()
        .map(spread -> OptionalDouble.of(value.applyAsDouble(spread)))
        .orElse(OptionalDouble.empty());
  }
}
