package io.funnelstreams.core.cell;

import io.funnelstreams.core.journey.Measure;
import java.util.OptionalInt;
import java.util.TreeSet;

/** The days that any event is of, kept in step with the cells of {@link Measure#EVENTS}. */
public final class KnownDays {
  private final TreeSet<Integer> days = new TreeSet<>();

  /** Takes note of what a cell amounts to; cells of other measures say nothing here. */
  public void set(Cell cell, long amount) {
    if (cell.measure() != Measure.EVENTS) {
      return;
    }
    if (amount == 0) {
      days.remove(cell.epochDay());
    } else {
      days.add(cell.epochDay());
    }
  }

  /**
   * The last of the days that is not after a day, both counted from 1970-01-01; empty where nothing
   * is known of any.
   */
  public OptionalInt lastThrough(int epochDay) {
    var last = days.floor(epochDay);
    return last == null ? OptionalInt.empty() : OptionalInt.of(last);
  }
}
