package io.funnelstreams.core.forget;

import io.funnelstreams.core.event.Family;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A request to forget one party of a person. A person's parties are forgotten one after another,
 * each merged party before the one it was merged into, so that what it transfers has arrived there
 * before that one goes.
 *
 * @param at events recorded up to this instant, to the millisecond, are forgotten
 * @param follows whether another party of the person comes before this one
 * @param next the party that comes after this one
 * @param families the families on whose topics this is written: those that have events of the
 *     party, so that its id is written nowhere else
 */
public record Forgetting(
    Instant at,
    Aggregates aggregates,
    boolean follows,
    Optional<String> next,
    Set<Family> families) {
  public Forgetting {
    families = Set.copyOf(families);
    if (families.isEmpty()) {
      throw new IllegalArgumentException("a forgetting is written to one topic at least");
    }
  }

  /** Written to the topic of every family. */
  public Forgetting(Instant at, Aggregates aggregates, boolean follows, Optional<String> next) {
    this(at, aggregates, follows, next, EnumSet.allOf(Family.class));
  }

  /** Of a person that is one party. */
  public static Forgetting alone(Instant at, Aggregates aggregates) {
    return new Forgetting(at, aggregates, false, Optional.empty());
  }
}
