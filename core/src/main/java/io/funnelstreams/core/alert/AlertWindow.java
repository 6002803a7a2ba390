package io.funnelstreams.core.alert;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A run of days for which an alert is raised; each day means the instant at its end.
 *
 * @param since the first bad day
 * @param fired the day on which it had been bad for long enough, with evidence
 * @param resolved the day on which it had been good for long enough; empty while it lasts
 */
record AlertWindow(LocalDate since, LocalDate fired, Optional<LocalDate> resolved) {
  AlertWindow resolvedOn(LocalDate day) {
    return new AlertWindow(since, fired, Optional.of(day));
  }
}
