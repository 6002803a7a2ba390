package io.funnelstreams.serve.api.resource;

import io.funnelstreams.core.forecast.Forecast.Interval;
import io.funnelstreams.core.forecast.NoForecast;
import io.funnelstreams.core.forecast.Spread;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.AttainmentEvidence;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalFan;
import io.funnelstreams.core.plan.PeriodForecasts;
import io.funnelstreams.core.plan.SmartCheck;
import io.funnelstreams.serve.view.ScorecardRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The forecasts and SMART findings of goals. Both take a tenth of a second of simulation, so each
 * is kept until the goal's row, its days or the plan change.
 */
final class GoalOutlooks {
  private static final int MOST_KEPT = 200;

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /** The outlook of a goal. */
  record GoalOutlook(
      List<FanPoint> fan,
      List<PeriodForecastRow> periods,
      List<SegmentDrivers> segments,
      List<SmartCheck.Finding> smart) {
    GoalOutlook {
      fan = List.copyOf(fan);
      periods = List.copyOf(periods);
      segments = List.copyOf(segments);
      smart = List.copyOf(smart);
    }
  }

  private record Kept(ScorecardRow row, Goal goal, LocalDate today, GoalOutlook outlook) {}

  /** Of one goal; nothing where the plan has it no more. */
  GoalOutlook of(GoalFacts facts) {
    if (facts.goal().isEmpty() || facts.kpi().isEmpty()) {
      return new GoalOutlook(List.of(), List.of(), List.of(), List.of());
    }
    var goal = facts.goal().get();
    var today = facts.context().today(facts.plan());
    var known = kept.get(goal.id());
    if (known != null
        && known.row().equals(facts.whole())
        && known.goal().equals(goal)
        && known.today().equals(today)) {
      return known.outlook();
    }
    var outlook = make(facts, goal, facts.kpi().get(), today);
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    kept.put(goal.id(), new Kept(facts.whole(), goal, today, outlook));
    return outlook;
  }

  private static GoalOutlook make(GoalFacts facts, Goal goal, Kpi kpi, LocalDate today) {
    var history = facts.history();
    var calendar = facts.plan().rules().calendar();
    // A feed that stopped leaves days without data, which are no history.
    var first = facts.whole().noStatus().since().filter(today::isAfter).orElse(today);
    var evidence = AttainmentEvidence.of(goal, kpi, history, calendar, first);
    var smart = SmartCheck.of(goal, facts.plan(), evidence).findings();
    var periods = periods(facts, goal, kpi, first);
    // If a feed has no data, the values of the segments are unknown.
    var segments =
        facts.whole().noStatus().reason().isEmpty()
            ? SegmentDrivers.of(facts, goal, kpi, first)
            : List.<SegmentDrivers>of();
    if (facts.whole().outlook().forecast().isEmpty()) {
      return new GoalOutlook(List.of(), periods, segments, smart);
    }
    var fan = new GoalFan(calendar, history).of(goal, kpi, first, facts.whole().actual());
    var points = new ArrayList<FanPoint>();
    fan.headMap(goal.to())
        .forEach((day, spread) -> points.add(new FanPoint(day, spread, facts.whole().unit())));
    points.add(
        new FanPoint(
            goal.to(), published(facts.whole(), fan.get(goal.to())), facts.whole().unit()));
    return new GoalOutlook(points, periods, segments, smart);
  }

  private static List<PeriodForecastRow> periods(
      GoalFacts facts, Goal goal, Kpi kpi, LocalDate first) {
    var forecasts = new PeriodForecasts(facts.plan().rules().calendar(), facts.history());
    boolean reported = !facts.whole().noStatus().reason().equals(Optional.of("not_reported"));
    var made =
        reported
            ? forecasts.of(goal, kpi, first)
            : forecasts.without(first, NoForecast.NOT_REPORTED);
    return made.stream().map(each -> new PeriodForecastRow(each, facts.whole().unit())).toList();
  }

  /** The last day's forecast is the one that was published. */
  private static Spread published(ScorecardRow row, Spread own) {
    var outlook = row.outlook();
    double median = outlook.forecast().orElseThrow();
    var middle = own == null ? new Interval(median, median) : own.interval50();
    return new Spread(
        median,
        middle,
        new Interval(outlook.low80().orElse(median), outlook.high80().orElse(median)),
        new Interval(outlook.low95().orElse(median), outlook.high95().orElse(median)));
  }
}
