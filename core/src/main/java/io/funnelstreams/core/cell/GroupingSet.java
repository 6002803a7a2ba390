package io.funnelstreams.core.cell;

import java.util.List;

/**
 * The dimensions that KPIs are broken down by together. The breakdown without dimensions is the
 * whole company.
 *
 * @param dimensions in the order the plan names them, without repetition
 * @param maxSegments how many distinct segments are kept apart; the rest count under {@code other}
 */
public record GroupingSet(List<String> dimensions, int maxSegments) {
  /** The cap of a breakdown for which the plan names none. */
  public static final int DEFAULT_MAX_SEGMENTS = 200;

  /** The whole company. */
  public static final GroupingSet TOTAL = new GroupingSet(List.of(), 1);

  public GroupingSet {
    dimensions = List.copyOf(dimensions);
    if (dimensions.stream().distinct().count() != dimensions.size()) {
      throw new IllegalArgumentException("a breakdown names a dimension twice: " + dimensions);
    }
    if (maxSegments < 1) {
      throw new IllegalArgumentException("max_segments is below 1: " + maxSegments);
    }
  }
}
