package io.funnelstreams.core.forget;

import java.time.Instant;
import java.util.Optional;

/**
 * That one party of a person is to be forgotten. A person's parties are forgotten one after
 * another, each merged party before the one it was merged into, so that what it hands over has
 * arrived there before that one goes.
 *
 * @param at events recorded up to this instant, to the millisecond, are forgotten
 * @param follows whether another party of the person comes before this one
 * @param next the party that comes after this one
 */
public record Forgetting(
    Instant at, Aggregates aggregates, boolean follows, Optional<String> next) {

  /** Of a person that is one party. */
  public static Forgetting alone(Instant at, Aggregates aggregates) {
    return new Forgetting(at, aggregates, false, Optional.empty());
  }
}
