package io.funnelstreams.core.plan;

import io.funnelstreams.core.time.BusinessCalendar;
import java.time.LocalDate;

/**
 * Days in a row.
 *
 * @param first the first, included
 * @param last the last, included
 */
record DayRange(LocalDate first, LocalDate last) {

  /** The period before, where these days are a period of the calendar; else as many days before. */
  DayRange before(BusinessCalendar calendar) {
    return calendar
        .periodOfDays(first, last)
        .map(calendar::before)
        .map(period -> new DayRange(period.firstDay(), period.lastDay()))
        .orElseGet(() -> new DayRange(first.minusDays(length()), first.minusDays(1)));
  }

  /** The period after, where these days are a period of the calendar; else as many days after. */
  DayRange after(BusinessCalendar calendar) {
    return calendar
        .periodOfDays(first, last)
        .map(calendar::after)
        .map(period -> new DayRange(period.firstDay(), period.lastDay()))
        .orElseGet(() -> new DayRange(last.plusDays(1), last.plusDays(length())));
  }

  DayRange yearBefore() {
    return new DayRange(first.minusYears(1), last.minusYears(1));
  }

  long length() {
    return last.toEpochDay() - first.toEpochDay() + 1;
  }

  /** So many days from the beginning, or all. */
  DayRange beginning(long days) {
    return days >= length() ? this : new DayRange(first, first.plusDays(days - 1));
  }
}
