package io.funnelstreams.core.alert;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A KPI that is no more what it was.
 *
 * @param since the first day that is other
 * @param fired the day at whose end that was certain
 * @param before what it was
 * @param after what it was from then on, until the change fired or, where it has resolved, until
 *     then
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
    /** The KPI is again what it was. */
    BACK,
    /** What it is since is what it usually is. */
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
