package io.funnelstreams.core.alert;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A lasting change of a KPI.
 *
 * @param since the first day with the new value
 * @param fired the day at whose end the change was certain
 * @param before the level before the change
 * @param after the level since, until the change fired or, where it has resolved, until then
 * @param until the last day of that
 * @param end how it ended; empty while it is news
 */
record Change(
    LocalDate since,
    LocalDate fired,
    ReferenceLevel before,
    Total after,
    LocalDate until,
    Optional<End> end) {
  /** Why it is no news any more. */
  enum Reason {
    /** The KPI is back at its level before. */
    BACK,
    /** The level since has become the usual one. */
    NORMAL
  }

  /**
   * The end of a change.
   *
   * @param day at whose end
   */
  record End(Reason reason, LocalDate day) {}

  Change resolved(Reason reason, LocalDate day, Total since) {
    return new Change(this.since, fired, before, since, day, Optional.of(new End(reason, day)));
  }
}
