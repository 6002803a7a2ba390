package io.funnelstreams.core.cell;

import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The cuts of a plan, and the cells that a fact adds to: one for each cut. */
public final class Cuts {
  /** Distinct combinations of values are few; the bound is for a plan that cuts by an id. */
  private static final int MAX_REMEMBERED = 10_000;

  private final List<Cut> cuts;
  private final List<String> dimensions;
  private final Map<List<DimensionValue>, List<Segment>> remembered = new HashMap<>();

  public Cuts(List<Cut> cuts) {
    this.cuts = List.copyOf(cuts);
    this.dimensions = dimensionsOf(cuts);
  }

  /** Every dimension that a cut names, once, in the order of first mention. */
  public static List<String> dimensionsOf(List<Cut> cuts) {
    var dimensions = new LinkedHashSet<String>();
    cuts.forEach(cut -> dimensions.addAll(cut.dimensions()));
    return List.copyOf(dimensions);
  }

  /** Gives each cell that a fact adds to, with the amount. */
  public void add(Fact fact, BiConsumer<Cell, Long> sums) {
    for (var segment : segmentsOf(fact.segment())) {
      sums.accept(new Cell(segment, fact.measure(), fact.bucket(), fact.epochDay()), fact.amount());
    }
  }

  private List<Segment> segmentsOf(List<DimensionValue> values) {
    if (values.isEmpty()) {
      return List.of(Segment.TOTAL);
    }
    var segments = remembered.get(values);
    if (segments == null) {
      segments = cuts.stream().map(cut -> project(cut, values)).toList();
      if (remembered.size() >= MAX_REMEMBERED) {
        remembered.clear();
      }
      remembered.put(values, segments);
    }
    return segments;
  }

  private Segment project(Cut cut, List<DimensionValue> values) {
    var projected = new ArrayList<DimensionValue>(cut.dimensions().size());
    for (var dimension : cut.dimensions()) {
      projected.add(values.get(dimensions.indexOf(dimension)));
    }
    return new Segment(cut.dimensions(), projected);
  }
}
