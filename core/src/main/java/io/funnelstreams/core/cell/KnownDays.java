package io.funnelstreams.core.cell;

import io.funnelstreams.core.journey.Measure;
import java.util.TreeSet;

/** The days that any event is of, kept in step with the cells of {@link Measure#EVENTS}. */
public final class KnownDays {
  private final TreeSet<Integer> days = new TreeSet<>();
  private DataRanges ranges = DataRanges.NONE;
  private boolean changed;

  /** Takes note of what a cell amounts to; cells of other measures say nothing here. */
  public void set(Cell cell, long amount) {
    if (cell.measure() != Measure.EVENTS) {
      return;
    }
    changed |= amount == 0 ? days.remove(cell.epochDay()) : days.add(cell.epochDay());
  }

  /** The ranges of the days that are not after a day, counted from 1970-01-01. */
  public DataRanges through(int epochDay) {
    if (changed) {
      ranges = DataRanges.of(days);
      changed = false;
    }
    // A range that goes on beyond the day may have its last day before it.
    var last = days.floor(epochDay);
    return last == null ? DataRanges.NONE : ranges.until(last);
  }
}
