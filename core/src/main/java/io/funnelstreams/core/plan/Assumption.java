package io.funnelstreams.core.plan;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that a plan takes for granted.
 *
 * @param owner who looks whether it still holds
 * @param reviewBy the last day to look
 * @param bound the figure that says whether it holds; empty where it has no number
 */
public record Assumption(
    String statement,
    Optional<String> owner,
    Optional<LocalDate> reviewBy,
    State state,
    Optional<AssumptionBound> bound) {
  /** The state of an assumption. */
  public enum State {
    /** Not looked at yet. */
    OPEN,
    /** It was looked at, and it holds. */
    HOLDS,
    /** It turned out wrong. */
    FAILED
  }

  public Assumption {
    Objects.requireNonNull(statement, "statement");
    Objects.requireNonNull(state, "state");
  }

  /** Whether the review should have been done before a day, and was not. */
  public boolean isOverdue(LocalDate today) {
    return state == State.OPEN && reviewBy.filter(day -> day.isBefore(today)).isPresent();
  }
}
