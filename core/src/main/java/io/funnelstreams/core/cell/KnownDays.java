package io.funnelstreams.core.cell;

import io.funnelstreams.core.journey.Measure;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * The days that any event is of, kept in step with the cells of the measures that {@link
 * Measure#isOfEvents() count events}. A day is known while any one of them has a cell of it.
 */
public final class KnownDays {
  private final TreeMap<Integer, Set<Measure>> days = new TreeMap<>();
  private DataRanges ranges = DataRanges.NONE;
  private boolean changed;

  /** Notes the amount of a cell; cells of other measures are ignored. */
  public void set(Measure measure, int day, long amount) {
    if (!measure.isOfEvents()) {
      return;
    }
    boolean before = days.containsKey(day);
    var measures = days.computeIfAbsent(day, d -> EnumSet.noneOf(Measure.class));
    if (amount == 0) {
      measures.remove(measure);
    } else {
      measures.add(measure);
    }
    if (measures.isEmpty()) {
      days.remove(day);
    }
    changed |= before != days.containsKey(day);
  }

  /** The ranges of the days that are not after a day, counted from 1970-01-01. */
  public DataRanges through(int epochDay) {
    if (changed) {
      ranges = DataRanges.of(days.keySet());
      changed = false;
    }
    // A range that goes on beyond the day may have its last day before it.
    var last = days.floorKey(epochDay);
    return last == null ? DataRanges.NONE : ranges.until(last);
  }
}
