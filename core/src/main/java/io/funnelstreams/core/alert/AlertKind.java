package io.funnelstreams.core.alert;

/** Why an alert is raised. */
public enum AlertKind {
  /** A goal is behind its plan, and not by chance. */
  DRIFT,
  /** A monitored KPI has changed for good. */
  CHANGE,
  /** Events have stopped coming. */
  NO_DATA,
  /** A goal or monitor could not be judged. */
  FAILED,
  /** An action is due, overdue, or done without the effect it was to have. */
  ACTION
}
