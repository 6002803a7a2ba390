package io.funnelstreams.core.cell;

import io.funnelstreams.core.journey.DimensionValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * The spelling in which each value of a dimension is shown: that of the earliest event, and among
 * events of one instant the one that sorts first. So it follows from the events, whatever the order
 * of their arrival.
 */
public final class Spellings {
  private final Map<String, Map<DimensionValue, Spelling>> earliest = new HashMap<>();

  /** Takes a spelling; whether it is the earliest of its value. */
  public boolean add(Spelling spelling) {
    var known = earliest.computeIfAbsent(spelling.dimension(), d -> new HashMap<>());
    var before = known.get(spelling.value());
    if (before != null && !spelling.isBefore(before)) {
      return false;
    }
    known.put(spelling.value(), spelling);
    return true;
  }

  /** The segment as it is shown; values that no event spelled stay as they are. */
  public Segment shown(Segment segment) {
    var values = new ArrayList<DimensionValue>(segment.values().size());
    for (int i = 0; i < segment.values().size(); i++) {
      values.add(shown(segment.dimensions().get(i), segment.values().get(i)));
    }
    return new Segment(segment.dimensions(), values);
  }

  private DimensionValue shown(String dimension, DimensionValue value) {
    var known = earliest.getOrDefault(dimension, Map.of()).get(value);
    return known == null ? value : known.value();
  }
}
