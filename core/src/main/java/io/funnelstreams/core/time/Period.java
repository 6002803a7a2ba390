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
  public boolean contains(LocalDate day) {
    return !day.isBefore(firstDay) && !day.isAfter(lastDay);
  }
}
