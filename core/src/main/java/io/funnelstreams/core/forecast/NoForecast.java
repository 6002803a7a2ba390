package io.funnelstreams.core.forecast;

/** Why there is no forecast. */
public enum NoForecast {
  /** There are fewer than four weeks of history, or fewer than a quarter of the days ahead. */
  TOO_SHORT,
  /** In most futures the divisor is 0. */
  DENOMINATOR_ZERO,
  /** There are no days ahead. */
  OVER,
  /** No source ever reported something that it is made of. */
  NOT_REPORTED
}
