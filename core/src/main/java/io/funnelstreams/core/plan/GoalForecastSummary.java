package io.funnelstreams.core.plan;

import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.forecast.NoForecast;
import io.funnelstreams.core.gap.GapShare;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The outlook of a goal.
 *
 * @param forecast of the KPI at the goal's end
 * @param noForecast why there is none
 * @param neededPerDay the amount that each remaining day needs for the target to be met; for a KPI
 *     that is to stay low, the most it may have. Of a flow alone
 * @param factors the parts of the gap, in the order of the funnel; together they are the gap
 */
public record GoalForecastSummary(
    Optional<Forecast> forecast,
    Optional<NoForecast> noForecast,
    OptionalDouble neededPerDay,
    List<GapShare> factors) {
  /** An empty outlook, as of a single period. */
  static final GoalForecastSummary NONE =
      new GoalForecastSummary(
          Optional.empty(), Optional.empty(), OptionalDouble.empty(), List.of());

  public GoalForecastSummary {
    factors = List.copyOf(factors);
  }
}
