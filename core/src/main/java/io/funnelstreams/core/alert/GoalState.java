package io.funnelstreams.core.alert;

/** The state of a goal at the end of one of its days, for its alerts. */
enum GoalState {
  /** Behind by more than the tolerance. */
  BAD,
  /** Behind by less, and not yet clearly back: neither begins an alert nor ends one. */
  BETWEEN,
  /** Behind by at most half of the tolerance, or ahead. */
  GOOD,
  /** There is no value to judge, or the events it is made of have stopped coming. */
  UNKNOWN
}
