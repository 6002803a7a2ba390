package io.funnelstreams.bench.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was counted in one segment: for each measure and day the amounts of its facts. */
final class SegmentCells {
  private final Map<Measure, NavigableMap<LocalDate, List<Long>>> amounts =
      new EnumMap<>(Measure.class);

  void add(Fact fact) {
    amounts
        .computeIfAbsent(fact.measure(), measure -> new TreeMap<>())
        .computeIfAbsent(fact.day(), day -> new ArrayList<>())
        .add(fact.amount());
  }

  /** The sum of a measure over days, both ends included. */
  long sum(Measure measure, LocalDate first, LocalDate last) {
    return total(days(measure).subMap(first, true, last, true).values());
  }

  /** The sum of a measure up to the end of a day. */
  long stock(Measure measure, LocalDate last) {
    return total(days(measure).headMap(last, true).values());
  }

  /** The amounts of a measure on days, both ends included, smallest first. */
  List<Long> values(Measure measure, LocalDate first, LocalDate last) {
    var values = new ArrayList<Long>();
    days(measure).subMap(first, true, last, true).values().forEach(values::addAll);
    values.sort(null);
    return values;
  }

  /** The days on which any of the measures has a sum that is not zero. */
  NavigableSet<LocalDate> daysNotZero(Collection<Measure> measures) {
    var result = new TreeSet<LocalDate>();
    for (var measure : measures) {
      days(measure)
          .forEach(
              (day, values) -> {
                if (total(List.of(values)) != 0) {
                  result.add(day);
                }
              });
    }
    return result;
  }

  private NavigableMap<LocalDate, List<Long>> days(Measure measure) {
    return amounts.getOrDefault(measure, Collections.emptyNavigableMap());
  }

  private static long total(Collection<List<Long>> lists) {
    long total = 0;
    for (var list : lists) {
      for (long value : list) {
        total += value;
      }
    }
    return total;
  }
}
