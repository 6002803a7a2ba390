package io.funnelstreams.core.forget;

/** The rule for the numbers that a forgotten person is counted in. */
public enum Aggregates {
  /** They stay as they are. */
  KEEP,
  /** They become the numbers without the person. */
  RETRACT
}
