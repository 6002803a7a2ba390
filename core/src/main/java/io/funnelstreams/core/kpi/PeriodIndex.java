package io.funnelstreams.core.kpi;

import io.funnelstreams.core.time.BusinessCalendar;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.Period;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Periods by day, cached: the same few are needed again and again. */
final class PeriodIndex {
  private final BusinessCalendar calendar;
  private final Map<Grain, Map<Integer, Period>> byFirstAsked = new EnumMap<>(Grain.class);

  PeriodIndex(BusinessCalendar calendar) {
    this.calendar = calendar;
    for (var grain : Grain.values()) {
      byFirstAsked.put(grain, new HashMap<>());
    }
  }

  Period of(Grain grain, int day) {
    return byFirstAsked
        .get(grain)
        .computeIfAbsent(day, d -> calendar.periodOf(grain, LocalDate.ofEpochDay(d)));
  }

  Period after(Period period) {
    return period.grain() == Grain.TOTAL
        ? calendar.after(period)
        : of(period.grain(), (int) period.lastDay().toEpochDay() + 1);
  }

  /** Passes on every period of a grain that overlaps a range of days. */
  void each(Grain grain, int first, int last, Consumer<Period> consumer) {
    for (var period = of(grain, first);
        period.firstDay().toEpochDay() <= last;
        period = after(period)) {
      consumer.accept(period);
    }
  }
}
