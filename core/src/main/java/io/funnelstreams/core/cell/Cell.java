package io.funnelstreams.core.cell;

import io.funnelstreams.core.journey.Measure;
import java.util.Comparator;

/**
 * Where amounts add up: a measure on a day in a segment.
 *
 * @param bucket the bucket of a distribution; 0 for every other measure
 * @param epochDay counted from 1970-01-01
 */
public record Cell(Segment segment, Measure measure, int bucket, int epochDay)
    implements Comparable<Cell> {
  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::segment)
          .thenComparing(Cell::measure)
          .thenComparingInt(Cell::bucket)
          .thenComparingInt(Cell::epochDay);

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
