package io.funnelstreams.core.forecast;

import io.funnelstreams.core.forecast.Forecast.Interval;

/**
 * Where a number is expected to be on the way to a forecast's end.
 *
 * @param median of the simulated futures
 * @param interval50 where it is every other time
 * @param interval80 where it is four times out of five
 * @param interval95 where it is nineteen times out of twenty
 */
public record Spread(double median, Interval interval50, Interval interval80, Interval interval95) {
  /** This one where it is known already that the value cannot be less. */
  public Spread atLeast(double floor) {
    return new Spread(
        Math.max(median, floor),
        interval50.atLeast(floor),
        interval80.atLeast(floor),
        interval95.atLeast(floor));
  }

  /** This one where it is known already that the value cannot be more. */
  public Spread atMost(double ceiling) {
    return new Spread(
        Math.min(median, ceiling),
        interval50.atMost(ceiling),
        interval80.atMost(ceiling),
        interval95.atMost(ceiling));
  }
}
