package io.funnelstreams.core.plan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The share of the way that a goal should have gone, from 0 at its beginning to 1 at its end.
 * Within a month, or within the whole goal where the pace is linear, every day weighs the same,
 * also the days of 23 and 25 hours; part of a day counts as part.
 *
 * @param from the first day
 * @param to the last day, included
 * @param monthlyWeights a weight for each calendar month that the goal touches, of which only the
 *     proportions matter; empty for a linear pace
 */
record CalendarPace(LocalDate from, LocalDate to, List<Double> monthlyWeights) implements Pace {
  CalendarPace {
    monthlyWeights = List.copyOf(monthlyWeights);
    long months = PaceRule.months(from, to);
    if (!monthlyWeights.isEmpty() && monthlyWeights.size() != months) {
      throw new IllegalArgumentException(
          "pace has %s weights for %s months".formatted(monthlyWeights.size(), months));
    }
  }

  @Override
  public PaceRule.Kind kind() {
    return monthlyWeights.isEmpty() ? PaceRule.Kind.LINEAR : PaceRule.Kind.MONTHLY;
  }

  @Override
  public double share(LocalDate day, double fraction) {
    if (day.isBefore(from)) {
      return 0;
    }
    if (day.isAfter(to)) {
      return 1;
    }
    return monthlyWeights.isEmpty()
        ? part(from, to, day, fraction)
        : weighted(YearMonth.from(day), day, fraction);
  }

  private double weighted(YearMonth month, LocalDate day, double fraction) {
    int index = (int) ChronoUnit.MONTHS.between(YearMonth.from(from), month);
    double before = sum(monthlyWeights.subList(0, index));
    var first = month.atDay(1).isBefore(from) ? from : month.atDay(1);
    var last = month.atEndOfMonth().isAfter(to) ? to : month.atEndOfMonth();
    double within = monthlyWeights.get(index) * part(first, last, day, fraction);
    return (before + within) / sum(monthlyWeights);
  }

  private static double part(LocalDate first, LocalDate last, LocalDate day, double fraction) {
    return (ChronoUnit.DAYS.between(first, day) + fraction)
        / (ChronoUnit.DAYS.between(first, last) + 1);
  }

  private static double sum(List<Double> weights) {
    return weights.stream().mapToDouble(Double::doubleValue).sum();
  }
}
