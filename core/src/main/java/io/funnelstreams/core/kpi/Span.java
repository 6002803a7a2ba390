package io.funnelstreams.core.kpi;

import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The days that an expression is evaluated over.
 *
 * @param first the first epoch day, included
 * @param last the last epoch day, included
 * @param grain a grain that has a period which the days are, or begin: what was counted by its
 *     first day in such a period is the same count here
 * @param before the span that {@code previous} means
 */
record Span(int first, int last, Optional<Grain> grain, Supplier<Span> before) {

  static Span of(Period period, BusinessCalendar calendar) {
    return new Span(
        (int) period.firstDay().toEpochDay(),
        (int) period.lastDay().toEpochDay(),
        Optional.of(period.grain()),
        () -> of(calendar.before(period), calendar));
  }

  /**
   * Any range of days. Where it is a period, it means that; the one before any other is as long.
   */
  static Span of(LocalDate first, LocalDate last, BusinessCalendar calendar) {
    var begun =
        Arrays.stream(Grain.values())
            .map(grain -> calendar.periodOf(grain, first))
            .filter(period -> period.firstDay().equals(first) && !period.lastDay().isBefore(last))
            .findFirst();
    if (begun.isPresent() && begun.get().lastDay().equals(last)) {
      return of(begun.get(), calendar);
    }
    long length = last.toEpochDay() - first.toEpochDay() + 1;
    return new Span(
        (int) first.toEpochDay(),
        (int) last.toEpochDay(),
        begun.map(Period::grain),
        () -> of(first.minusDays(length), first.minusDays(1), calendar));
  }
}
