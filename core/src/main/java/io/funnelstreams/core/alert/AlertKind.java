package io.funnelstreams.core.alert;

/** Why an alert is raised. */
public enum AlertKind {
  /** A goal is behind its plan, and not by chance. */
  DRIFT,
  /** A watched KPI is no more what it was. */
  CHANGE,
  /** Events have stopped coming. */
  NO_DATA,
  /** A goal or watch could not be judged. */
  FAILED,
  /** An action is due, overdue, or done without the effect it was to have. */
  ACTION
}
