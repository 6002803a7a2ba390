package io.funnelstreams.bench.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * When something happens: near a midnight of the plan's zone, because that is where days, months,
 * fiscal years and daylight saving are decided.
 *
 * @param day one of a few days around boundaries
 * @param fromMidnight how long after the day begins; negative for before
 * @param allDay whether no more than the day is known
 */
record Moment(LocalDate day, Duration fromMidnight, boolean allDay) {
  static final LocalDate FIRST_RATE = LocalDate.of(2026, 10, 1);
  static final LocalDate SECOND_RATE = LocalDate.of(2026, 11, 1);

  Instant in(ZoneId zone) {
    return allDay ? day.atStartOfDay(zone).toInstant() : instant(zone);
  }

  private Instant instant(ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().plus(fromMidnight);
  }

  static Arbitrary<Moment> moments() {
    var allDay = Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true));
    return Combinators.combine(days(), offsets(), allDay).as(Moment::new);
  }

  static Arbitrary<LocalDate> days() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            400,
            Arbitraries.of(
                LocalDate.of(2026, 10, 24),
                LocalDate.of(2026, 10, 25),
                LocalDate.of(2026, 10, 26),
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 2))),
        Tuple.of(
            80,
            Arbitraries.of(
                LocalDate.of(2026, 9, 30),
                FIRST_RATE,
                LocalDate.of(2026, 12, 28),
                LocalDate.of(2027, 1, 1),
                LocalDate.of(2027, 1, 4))),
        Tuple.of(10, Arbitraries.of(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 4, 1))),
        // Long before: nothing of the company reaches from there to the days above.
        Tuple.of(1, Arbitraries.of(LocalDate.of(1970, 1, 1), LocalDate.of(2024, 2, 29))));
  }

  private static Arbitrary<Duration> offsets() {
    return Arbitraries.of(
        Duration.ofHours(12),
        Duration.ZERO,
        Duration.ofMillis(-1),
        Duration.ofMillis(1),
        Duration.ofMinutes(150),
        Duration.ofHours(23),
        Duration.ofHours(24));
  }
}
