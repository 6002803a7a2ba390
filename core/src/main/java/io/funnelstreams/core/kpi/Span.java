package io.funnelstreams.core.kpi;

import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * The days that an expression is evaluated over.
 *
 * @param first the first epoch day, included
 * @param last the last epoch day, included
 * @param before the span that {@code previous} means
 */
record Span(int first, int last, Supplier<Span> before) {

  static Span of(Period period, BusinessCalendar calendar) {
    return new Span(
        (int) period.firstDay().toEpochDay(),
        (int) period.lastDay().toEpochDay(),
        () -> of(calendar.before(period), calendar));
  }

  /** Any range of days; the one before it is as long. */
  static Span of(LocalDate first, LocalDate last) {
    long length = last.toEpochDay() - first.toEpochDay() + 1;
    return new Span(
        (int) first.toEpochDay(),
        (int) last.toEpochDay(),
        () -> of(first.minusDays(length), last.minusDays(length)));
  }
}
