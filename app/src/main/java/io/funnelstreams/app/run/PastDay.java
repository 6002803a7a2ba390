package io.funnelstreams.app.run;

import io.funnelstreams.app.InputException;
import io.funnelstreams.core.plan.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Checks of a day whose closing numbers a user wants to see. */
final class PastDay {
  private PastDay() {}

  /**
   * Checks that a day has started.
   *
   * @throws InputException where it lies ahead
   */
  static void check(LocalDate day, Plan plan, Instant now) {
    var calendar = plan.rules().calendar();
    var today = calendar.dayOf(now);
    if (day.isAfter(today)) {
      throw new InputException(
          "%s lies in the future: today is %s in the plan's time zone, %s. Name a day up to today."
              .formatted(day, today, calendar.zone()));
    }
  }

  /**
   * Checks that some event was known at the end of a day.
   *
   * @param first the day on which the first event was known; empty where there is no event
   * @throws InputException where nothing was
   */
  static void checkFirst(LocalDate day, Optional<LocalDate> first) {
    first
        .filter(day::isBefore)
        .ifPresent(
            known -> {
              throw new InputException(
                  "Nothing was known on the evening of %s: the first event was known on %s."
                          .formatted(day, known)
                      + " Name that day or a later one.");
            });
  }
}
