package io.funnelstreams.core.cell;

import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.core.journey.FactDimensions;
import io.funnelstreams.core.journey.FactRules;
import io.funnelstreams.core.journey.IdealCustomerProfile;
import io.funnelstreams.core.journey.Measure;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The breakdowns of a plan, and the cells that a fact adds to: one for each breakdown it counts in.
 */
public final class GroupingSets {
  /** Distinct combinations of values are few; the bound is for a plan that breaks down by an id. */
  private static final int MAX_REMEMBERED = 10_000;

  private final List<GroupingSet> breakdowns;
  private final FactDimensions dimensions;
  private final Set<Measure> measures;
  private final Map<Place, List<Segment>> remembered = new HashMap<>();

  /** The part of a fact that decides the segments it adds to. */
  private record Place(int breakdown, List<DimensionValue> values) {}

  /**
   * The breakdowns of a plan.
   *
   * @param profile derives a dimension, where the plan has one
   */
  public GroupingSets(List<GroupingSet> breakdowns, Optional<IdealCustomerProfile> profile) {
    this(breakdowns, profile, EnumSet.allOf(Measure.class));
  }

  /** The breakdowns of facts of some measures; facts of other measures add to no cell. */
  public GroupingSets(
      List<GroupingSet> breakdowns, Optional<IdealCustomerProfile> profile, Set<Measure> measures) {
    this.breakdowns = List.copyOf(breakdowns);
    this.measures = EnumSet.noneOf(Measure.class);
    this.measures.addAll(measures);
    this.dimensions = FactDimensions.of(dimensionsOf(breakdowns), profile);
  }

  /** The dimensions of each breakdown, as {@link FactRules} takes them. */
  public static List<List<String>> dimensionsOf(List<GroupingSet> breakdowns) {
    return breakdowns.stream().map(GroupingSet::dimensions).toList();
  }

  /** Passes on each cell that a fact adds to, with the amount. */
  public void add(Fact fact, BiConsumer<Cell, Long> sums) {
    for (var segment : segmentsOf(fact)) {
      sums.accept(new Cell(segment, fact.measure(), fact.bucket(), fact.epochDay()), fact.amount());
    }
  }

  /** The segments that a fact adds to; none where its measure is not kept. */
  public List<Segment> segmentsOf(Fact fact) {
    return measures.contains(fact.measure())
        ? segmentsOf(new Place(fact.breakdown(), fact.segment()))
        : List.of();
  }

  private List<Segment> segmentsOf(Place place) {
    var segments = remembered.get(place);
    if (segments == null) {
      segments = segments(place);
      if (remembered.size() >= MAX_REMEMBERED) {
        remembered.clear();
      }
      remembered.put(place, segments);
    }
    return segments;
  }

  private List<Segment> segments(Place place) {
    return place.breakdown() == Fact.EVERY_BREAKDOWN
        ? breakdowns.stream().map(breakdown -> project(breakdown, place.values())).toList()
        : List.of(new Segment(breakdowns.get(place.breakdown()).dimensions(), place.values()));
  }

  private Segment project(GroupingSet breakdown, List<DimensionValue> values) {
    return new Segment(breakdown.dimensions(), dimensions.project(breakdown.dimensions(), values));
  }
}
