package io.funnelstreams.core.alert;

/** Why an alert is raised. */
public enum AlertKind {
  /** A goal is behind its plan, and not by chance. */
  DRIFT,
  /** Events have stopped coming. */
  NO_DATA
}
