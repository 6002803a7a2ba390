package io.funnelstreams.core.time;

/** The length of a period. */
public enum Grain {
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR,
  /** All of time as one period. */
  TOTAL
}
