package io.funnelstreams.core.plan;

/** The status of a goal. */
public enum GoalStatus {
  /** At least the expected value, or short of it by no more than the tolerance. */
  ON_TRACK,
  /** Short of the expected value by more than the tolerance, up to three times as much. */
  AT_RISK,
  /** Short of the expected value by more than three times the tolerance. */
  OFF_TRACK,
  /** The target is reached. */
  MET,
  /** The goal is over and its target was not reached. */
  MISSED,
  /** The KPI has no value, or a feed that it is made of sends no data any more. */
  NO_DATA
}
