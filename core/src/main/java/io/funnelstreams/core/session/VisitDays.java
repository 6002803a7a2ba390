package io.funnelstreams.core.session;

import io.funnelstreams.core.journey.DimensionValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How many sessions of a party begin on a day in a segment. It is kept so that the first day of a
 * period needs no look at all the sessions of the period, and takes about two bytes a day.
 *
 * @param counts by segment, which has one value for each of the plan's dimensions, then by day
 */
public record VisitDays(Map<List<DimensionValue>, NavigableMap<Integer, Integer>> counts) {
  public static final VisitDays NONE = new VisitDays(Map.of());

  /** A day in a segment. */
  record Visit(int epochDay, List<DimensionValue> segment) {}

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** These days with more or fewer sessions. */
  VisitDays with(Map<Visit, Integer> changes) {
    var changed = new HashMap<>(counts);
    changes.forEach((visit, change) -> change(changed, visit, change));
    return new VisitDays(changed);
  }

  private static void change(
      Map<List<DimensionValue>, NavigableMap<Integer, Integer>> changed, Visit visit, int change) {
    var days = new TreeMap<>(changed.getOrDefault(visit.segment(), new TreeMap<>()));
    days.merge(visit.epochDay(), change, (one, other) -> one + other == 0 ? null : one + other);
    if (days.isEmpty()) {
      changed.remove(visit.segment());
    } else {
      changed.put(visit.segment(), days);
    }
  }

  /** The first day in a span on which a session begins in one of some segments. */
  OptionalInt first(int fromDay, int toDay, Predicate<List<DimensionValue>> segments) {
    int first = Integer.MAX_VALUE;
    for (var entry : counts.entrySet()) {
      var day = entry.getValue().ceilingKey(fromDay);
      if (day != null && day < first && segments.test(entry.getKey())) {
        first = day;
      }
    }
    return first <= toDay ? OptionalInt.of(first) : OptionalInt.empty();
  }
}
