package io.funnelstreams.core.plan;

import java.time.Duration;

/**
 * When a goal's drift is worth notifying somebody.
 *
 * @param tolerance how far below the expected value is still fine, as a fraction of it
 * @param holdFor how long the status must have been bad
 * @param minSample the smallest denominator that counts as evidence
 */
public record AlertRule(double tolerance, Duration holdFor, long minSample, Severity severity) {
  /** How urgent it is. */
  public enum Severity {
    INFO,
    WARNING,
    CRITICAL
  }
}
