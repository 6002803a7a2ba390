package io.funnelstreams.core.plan;

import io.funnelstreams.core.kpi.FormulaPart.Role;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The values of a KPI on the days that are over: at most the last three years, and no day before
 * its first.
 */
record KpiHistory(Kpi kpi, Map<String, String> segment, KpiReader reader, LocalDate today) {
  private static final int YEARS = 3;
  private static final List<Role> VALUE = List.of(Role.VALUE);
  private static final List<Role> SIDES = List.of(Role.NUMERATOR, Role.DENOMINATOR);

  /** The amount of each day. */
  List<double[]> days() {
    return trimmed(VALUE.stream().map(side -> flow(side)).toList());
  }

  /** The numerator and the denominator of each day. */
  List<double[]> daysOfSides() {
    return trimmed(SIDES.stream().map(side -> flow(side)).toList());
  }

  /** By how much it changed on each day. */
  List<double[]> changes() {
    return trimmed(VALUE.stream().map(side -> differences(side)).toList());
  }

  /** By how much numerator and denominator changed on each day. */
  List<double[]> changesOfSides() {
    return trimmed(SIDES.stream().map(side -> differences(side)).toList());
  }

  /** The value of each period that is over, as far back as there is no gap. */
  double[] periods(Grain grain, BusinessCalendar calendar) {
    var values = new ArrayList<Double>();
    var since = since();
    var period = calendar.before(calendar.periodOf(grain, today));
    while (!period.lastDay().isBefore(since) && grain != Grain.TOTAL) {
      var value = value(period);
      if (value.isEmpty()) {
        break;
      }
      values.add(value.getAsDouble());
      period = calendar.before(period);
    }
    Collections.reverse(values);
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private OptionalDouble value(Period period) {
    return reader.value(kpi.id(), segment, period.firstDay(), period.lastDay());
  }

  /** The amount of a side of a quotient on some days; 0 where it has no value. */
  double over(Role side, LocalDate first, LocalDate last) {
    return last.isBefore(first) ? 0 : reader.side(side, kpi.id(), segment, first, last).orElse(0);
  }

  /** Where a stock stood when today began. */
  double level(Role side) {
    return over(side, today.minusDays(1), today.minusDays(1));
  }

  boolean neverNegative() {
    return !isBelowZero(days());
  }

  /** The floor of forecasts: 0 for a level at the end of days that never was below 0. */
  double least() {
    var levels =
        switch (kpi.nature()) {
          case STOCK -> days();
          case QUOTIENT_OF_STOCKS -> daysOfSides();
          case FLOW, QUOTIENT_OF_FLOWS, OF_PERIOD -> List.<double[]>of();
        };
    return levels.isEmpty() || isBelowZero(levels) ? Double.NEGATIVE_INFINITY : 0;
  }

  private static boolean isBelowZero(List<double[]> series) {
    return series.stream().flatMapToDouble(Arrays::stream).anyMatch(value -> value < 0);
  }

  private LocalDate since() {
    var earliest = today.minusYears(YEARS);
    return reader
        .since(segment)
        .filter(day -> day.isAfter(earliest))
        .orElse(reader.since(segment).isPresent() ? earliest : today);
  }

  private double[] flow(Role side) {
    var since = since();
    var days = new double[(int) Math.max(0, today.toEpochDay() - since.toEpochDay())];
    Arrays.setAll(days, i -> over(side, since.plusDays(i), since.plusDays(i)));
    return days;
  }

  private double[] differences(Role side) {
    var levels = flow(side);
    double before = over(side, since().minusDays(1), since().minusDays(1));
    var differences = new double[levels.length];
    Arrays.setAll(differences, i -> levels[i] - (i == 0 ? before : levels[i - 1]));
    return differences;
  }

  /** Without the days before the first on which anything is. */
  private static List<double[]> trimmed(List<double[]> series) {
    int length = series.get(0).length;
    int first = 0;
    while (first < length && isNothing(series, first)) {
      first++;
    }
    int from = first;
    return series.stream().map(each -> Arrays.copyOfRange(each, from, length)).toList();
  }

  private static boolean isNothing(List<double[]> series, int day) {
    return series.stream().allMatch(each -> each[day] == 0);
  }
}
