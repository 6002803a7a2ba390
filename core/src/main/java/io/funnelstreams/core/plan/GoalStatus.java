package io.funnelstreams.core.plan;

/** How a goal stands. */
public enum GoalStatus {
  /** At least what the pace expects, or short of it by no more than the tolerance. */
  ON_TRACK,
  /** Short of what the pace expects by more than the tolerance, up to three times as much. */
  AT_RISK,
  /** Short of what the pace expects by more than three times the tolerance. */
  OFF_TRACK,
  /** The target is reached. */
  MET,
  /** The goal is over and its target was not reached. */
  MISSED,
  /** The KPI has no value, or a feed that it is made of has fallen silent. */
  NO_DATA
}
