package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Measure;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many cells each measure has in the segments of a breakdown, and in how many of them a
 * dimension has an observed value.
 */
final class DimensionCoverage {
  private final Map<Measure, Count> counts = new EnumMap<>(Measure.class);

  private static final class Count {
    final long[] observed;
    long cells;

    Count(int dimensions) {
      observed = new long[dimensions];
    }

    void add(Cell cell, int by) {
      cells += by;
      var values = cell.segment().values();
      for (int i = 0; i < observed.length; i++) {
        observed[i] += values.get(i).equals(DimensionValue.UNKNOWN) ? 0 : by;
      }
    }

    boolean isUnattributed() {
      if (cells == 0) {
        return false;
      }
      for (long count : observed) {
        if (count == 0) {
          return true;
        }
      }
      return false;
    }
  }

  /** Notes a cell that was added (+1) or removed (−1). */
  void add(Cell cell, int by) {
    counts
        .computeIfAbsent(cell.measure(), m -> new Count(cell.segment().values().size()))
        .add(cell, by);
  }

  /** Whether a measure has cells and one of the dimensions is observed in none of them. */
  boolean isUnattributed(Measure measure) {
    var count = counts.get(measure);
    return count != null && count.isUnattributed();
  }
}
