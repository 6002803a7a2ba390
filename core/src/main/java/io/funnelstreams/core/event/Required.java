package io.funnelstreams.core.event;

import io.funnelstreams.core.text.NormalizedText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Objects;

/** Checks of an event's fields that name the field in the source's own words. */
final class Required {
  /** A stock has a row for every day since its first; before this day a date is a mistake. */
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
  private static final long FIRST_SECOND = FIRST.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  private static final long END_SECOND =
      LAST.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();

  /** Far beyond anything that is counted one by one: more is a mistake at the source. */
  static final long MAX_COUNT = 1_000_000_000_000L;

  private Required() {}

  /** A day that a calendar of business can hold. */
  static void day(LocalDate day, String field) {
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw new InvalidFieldException(
          field, "%s is %s; it must be from %s to %s".formatted(field, day, FIRST, LAST));
    }
  }

  static void day(Instant instant, String field) {
    // Every event that is read passes here, so no date is made where all is well.
    if (instant.getEpochSecond() < FIRST_SECOND || instant.getEpochSecond() >= END_SECOND) {
      day(LocalDate.ofInstant(instant, ZoneOffset.UTC), field);
    }
  }

  /** The start of a day in the plan's zone, which can be another day in UTC. */
  static void startOfDay(Instant instant, String field) {
    var start = instant.atOffset(ZoneOffset.UTC);
    boolean midnight = start.toLocalTime().equals(LocalTime.MIDNIGHT);
    boolean first = start.toLocalDate().plusDays(1).equals(FIRST);
    day(midnight || !first ? start.toLocalDate() : FIRST, field);
  }

  /** A number of things or seconds that sums of many can hold. */
  static void count(long value, String field) {
    notNegative(value, field);
    if (value > MAX_COUNT) {
      throw new InvalidFieldException(
          field, "%s is %s; it must be at most %s".formatted(field, value, MAX_COUNT));
    }
  }

  static void notNegative(long value, String field) {
    if (value < 0) {
      throw new InvalidFieldException(field, field + " is negative: " + value);
    }
  }

  static void notNegative(BigDecimal value, String field) {
    if (value.signum() < 0) {
      throw new InvalidFieldException(field, field + " is negative: " + value.toPlainString());
    }
  }

  /** An id without blanks and invisible signs at its ends, in composed form. */
  static String id(String value, String field) {
    text(value, field);
    return NormalizedText.id(value);
  }

  static void text(String value, String field) {
    Objects.requireNonNull(value, field);
    if (NormalizedText.isBlank(value)) {
      throw new InvalidFieldException(field, field + " is blank");
    }
  }
}
