package io.funnelstreams.core.kpi;

import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * The days that an expression is evaluated over.
 *
 * @param first the first epoch day, included
 * @param last the last epoch day, included
 * @param grain a grain that has a period which the days are, or begin: what was counted by its
 *     first day in such a period is the same count here
 * @param months how many months the days are, which for a period is its nominal length: a week is
 *     12/52 of a month, a day 12/365; empty for all of time
 * @param before the span that {@code previous} means
 */
record DaySpan(
    int first, int last, Optional<Grain> grain, OptionalDouble months, Supplier<DaySpan> before) {
  private static final double DAY = 12.0 / 365;
  private static final double WEEK = 12.0 / 52;

  static DaySpan of(Period period, BusinessCalendar calendar) {
    return new DaySpan(
        (int) period.firstDay().toEpochDay(),
        (int) period.lastDay().toEpochDay(),
        Optional.of(period.grain()),
        months(period.grain()),
        () -> of(calendar.before(period), calendar));
  }

  private static OptionalDouble months(Grain grain) {
    return switch (grain) {
      case DAY -> OptionalDouble.of(DAY);
      case WEEK -> OptionalDouble.of(WEEK);
      case MONTH -> OptionalDouble.of(1);
      case QUARTER -> OptionalDouble.of(3);
      case YEAR -> OptionalDouble.of(12);
      case TOTAL -> OptionalDouble.empty();
    };
  }

  /**
   * Any range of days. Where it is a period, it means that; the one before any other is as long.
   */
  static DaySpan of(LocalDate first, LocalDate last, BusinessCalendar calendar) {
    var begun =
        Arrays.stream(Grain.values())
            .map(grain -> calendar.periodOf(grain, first))
            .filter(period -> period.firstDay().equals(first) && !period.lastDay().isBefore(last))
            .findFirst();
    if (begun.isPresent() && begun.get().lastDay().equals(last)) {
      return of(begun.get(), calendar);
    }
    long length = last.toEpochDay() - first.toEpochDay() + 1;
    return new DaySpan(
        (int) first.toEpochDay(),
        (int) last.toEpochDay(),
        begun.map(Period::grain),
        OptionalDouble.of(length * DAY),
        () -> of(first.minusDays(length), first.minusDays(1), calendar));
  }
}
