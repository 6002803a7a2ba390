package io.funnelstreams.core.time;

import java.time.LocalDate;

/**
 * A named range of days.
 *
 * @param label {@code 2018-04-07}, {@code 2018-W16}, {@code 2018-04}, {@code 2018-Q2}, {@code
 *     2018}; with a fiscal year that does not begin in January {@code FY2026/27-Q1} and {@code
 *     FY2026/27}
 * @param firstDay the first day, included
 * @param lastDay the last day, included
 */
public record Period(Grain grain, String label, LocalDate firstDay, LocalDate lastDay) {
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  /** All of time. */
  static final Period TOTAL = new Period(Grain.TOTAL, "total", FIRST, LAST);

  /** No day at all, before the first. */
  static final Period BEFORE_TIME =
      new Period(Grain.TOTAL, "before", FIRST.minusDays(1), FIRST.minusDays(2));

  /** No day at all, after the last. */
  static final Period AFTER_TIME = new Period(Grain.TOTAL, "after", LAST.plusDays(1), LAST);

  public boolean contains(LocalDate day) {
    return !day.isBefore(firstDay) && !day.isAfter(lastDay);
  }
}
