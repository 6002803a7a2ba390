package io.funnelstreams.core.plan;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A report of how far an action is.
 *
 * @param action the action's id
 * @param state how far it is from then on
 * @param at when it was reported
 * @param by who reported it
 * @param note why, in the words of the reporter
 */
public record ActionChange(
    String action, ActionState state, Instant at, String by, Optional<String> note) {
  public ActionChange {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(by, "by");
  }
}
