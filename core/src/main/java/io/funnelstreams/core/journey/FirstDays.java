package io.funnelstreams.core.journey;

import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** The first occurrence in each period of a grain and each segment of a breakdown. */
final class FirstDays {
  private FirstDays() {}

  /** A segment of the breakdown in the period that begins on a day. */
  private record Place(long periodStart, List<DimensionValue> segment) {}

  /** The first occurrences; their segments are those of the breakdown. */
  static Collection<Occurrence> of(
      FactRules rules, Grain grain, int breakdown, List<Occurrence> occurrences) {
    var calendar = rules.rules().calendar();
    var firsts = new LinkedHashMap<Place, Occurrence>();
    for (var occurrence : occurrences) {
      var start = calendar.firstDayOf(grain, LocalDate.ofEpochDay(occurrence.epochDay()));
      var segment = rules.project(breakdown, occurrence.segment());
      firsts.merge(
          new Place(start.toEpochDay(), segment),
          new Occurrence(occurrence.epochDay(), segment),
          FirstDays::earlier);
    }
    return firsts.values();
  }

  private static Occurrence earlier(Occurrence one, Occurrence other) {
    return other.epochDay() < one.epochDay() ? other : one;
  }
}
