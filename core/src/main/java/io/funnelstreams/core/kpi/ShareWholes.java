package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.journey.Measure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The wholes that shares are taken of: for each breakdown and each of its dimensions that a KPI is
 * a share by, the cells of all values of the dimension together. They are sums within the
 * breakdown, of every segment, also of those beyond its cap: so the parts of a whole add up to it
 * whatever is shown.
 */
final class ShareWholes {
  private final Map<String, Set<Kpi>> shares;
  private final Map<String, Set<Measure>> measures;
  private final Map<Key, SegmentCells> cells = new HashMap<>();
  private final Map<Key, Set<Segment>> parts = new HashMap<>();
  private final Map<Key, Map<Measure, NavigableSet<Integer>>> changed = new LinkedHashMap<>();
  private final Map<Key, Long> revisions = new HashMap<>();
  private final Set<Segment> begunOrEnded = new LinkedHashSet<>();

  /**
   * A whole.
   *
   * @param breakdown the dimensions of the segments that it is made of
   * @param dimension the one that its parts differ in
   * @param rest the values that its parts have in common
   */
  private record Key(List<String> breakdown, String dimension, Segment rest) {}

  /**
   * Wholes without any amount.
   *
   * @param shares by dimension, the KPIs that are shares by it
   * @param measures by the dimensions that KPIs are shares by, the measures of which they are
   *     shares
   */
  ShareWholes(Map<String, Set<Kpi>> shares, Map<String, Set<Measure>> measures) {
    this.shares = Map.copyOf(shares);
    this.measures = Map.copyOf(measures);
  }

  /** Adds the change of a cell of a segment, be the segment shown or beyond the cap. */
  void add(Cell cell, long change, int today) {
    for (var dimension : dimensionsOf(cell.segment())) {
      if (measures.get(dimension).contains(cell.measure())) {
        add(dimension, cell, change, today);
      }
    }
  }

  /** Adds the change of a cell of a segment to one of its wholes. */
  void add(String dimension, Cell cell, long change, int today) {
    var key = key(cell.segment(), dimension);
    var whole = cells.computeIfAbsent(key, k -> new SegmentCells());
    long amount = whole.get(cell.measure(), cell.bucket(), cell.epochDay()) + change;
    whole.set(cell.measure(), cell.bucket(), cell.epochDay(), amount);
    noteChange(key, cell.measure(), cell.epochDay());
    if (cell.epochDay() < today) {
      revisions.merge(key, 1L, Long::sum);
    }
  }

  private void noteChange(Key key, Measure measure, int day) {
    changed
        .computeIfAbsent(key, k -> new EnumMap<>(Measure.class))
        .computeIfAbsent(measure, m -> new TreeSet<>())
        .add(day);
  }

  /** Takes note of a segment that is shown from now on. */
  void begin(Segment segment) {
    keysOf(segment)
        .forEach(key -> parts.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(segment));
  }

  /** Takes note of a segment that has got its first cell, or has lost its last one. */
  void set(Segment segment, boolean wasEmpty, boolean isEmpty) {
    if (wasEmpty != isEmpty && !dimensionsOf(segment).isEmpty() && !begunOrEnded.remove(segment)) {
      begunOrEnded.add(segment);
    }
  }

  /**
   * The wholes of a segment. A segment whose breakdown does not have the dimension is its own.
   *
   * @param own the segment's cells
   */
  Evaluation.Wholes of(Segment segment, SegmentCells own) {
    return dimension ->
        segment.dimensions().contains(dimension) ? over(dimension, segment) : Optional.of(own);
  }

  private Optional<SegmentCells> over(String dimension, Segment segment) {
    return isOfSeveralWholes(segment)
        ? Optional.empty()
        : Optional.of(cells.getOrDefault(key(segment, dimension), new SegmentCells()));
  }

  /** The segments whose shares may have changed. */
  Set<Segment> concerned() {
    var concerned = new LinkedHashSet<>(begunOrEnded);
    changed.keySet().forEach(key -> concerned.addAll(parts.getOrDefault(key, Set.of())));
    return concerned;
  }

  /**
   * Collects the rows that the shares of a segment have because their wholes have changed, or have
   * them.
   *
   * @param reporting the measures that gain or lose their value
   * @param respelled whether all rows of the segment come out
   */
  void collect(Segment segment, Set<Measure> reporting, boolean respelled, ConcernedRows rows) {
    keysOf(segment)
        .forEach(
            key -> {
              var concerned = shares.get(key.dimension());
              var whole = cells.getOrDefault(key, new SegmentCells());
              boolean all = respelled || begunOrEnded.contains(segment);
              var days = all ? whole.days() : changed.getOrDefault(key, Map.of());
              withChanged(key, days)
                  .forEach((measure, of) -> rows.changed(measure, of, concerned::contains));
              rows.ofReporting(reporting, whole, concerned);
            });
  }

  /** Days that a whole has lost are not among its days any more. */
  private Map<Measure, NavigableSet<Integer>> withChanged(
      Key key, Map<Measure, NavigableSet<Integer>> days) {
    var all = new EnumMap<Measure, NavigableSet<Integer>>(Measure.class);
    days.forEach((measure, of) -> all.put(measure, new TreeSet<>(of)));
    changed
        .getOrDefault(key, Map.of())
        .forEach((measure, of) -> all.computeIfAbsent(measure, m -> new TreeSet<>()).addAll(of));
    return all;
  }

  /** The first day of a segment or of any of its wholes. */
  OptionalInt firstDay(Segment segment, SegmentCells own) {
    return IntStream.concat(
            own.firstDay().stream(),
            keysOf(segment)
                .filter(cells::containsKey)
                .flatMapToInt(key -> cells.get(key).firstDay().stream()))
        .min();
  }

  /** A number that changes whenever the wholes of a segment change on days that are over. */
  long revision(Segment segment) {
    return measures.isEmpty()
        ? 0
        : keysOf(segment).mapToLong(key -> revisions.getOrDefault(key, 0L)).sum();
  }

  /** Takes every whole for one that has changed. */
  void everythingChanged() {
    cells.forEach(
        (key, whole) ->
            whole.each((measure, bucket, day, amount) -> noteChange(key, measure, day)));
  }

  void markClean() {
    changed.clear();
    begunOrEnded.clear();
  }

  private Stream<Key> keysOf(Segment segment) {
    return isOfSeveralWholes(segment)
        ? Stream.empty()
        : dimensionsOf(segment).stream().map(dimension -> key(segment, dimension));
  }

  private List<String> dimensionsOf(Segment segment) {
    return measures.isEmpty()
        ? List.of()
        : segment.dimensions().stream().filter(measures::containsKey).toList();
  }

  /**
   * Whether a segment stands for those beyond the cap of a breakdown by several dimensions, which
   * differ in all of them.
   */
  private static boolean isOfSeveralWholes(Segment segment) {
    return segment.dimensions().size() > 1 && segment.equals(segment.other());
  }

  /** Whether two segments of a breakdown are parts of one whole. */
  static boolean isOneWhole(Segment one, Segment other, String dimension) {
    return !isOfSeveralWholes(other) && key(one, dimension).equals(key(other, dimension));
  }

  private static Key key(Segment segment, String dimension) {
    var dimensions = new ArrayList<>(segment.dimensions());
    var values = new ArrayList<DimensionValue>(segment.values());
    values.remove(dimensions.indexOf(dimension));
    dimensions.remove(dimension);
    return new Key(segment.dimensions(), dimension, new Segment(dimensions, values));
  }
}
