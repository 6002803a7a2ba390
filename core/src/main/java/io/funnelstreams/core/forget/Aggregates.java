package io.funnelstreams.core.forget;

/** What becomes of the numbers that a forgotten person went into. */
public enum Aggregates {
  /** They stay as they are. */
  KEEP,
  /** They become what they were without the person. */
  RETRACT
}
