package io.funnelstreams.core.kpi;

import io.funnelstreams.core.journey.DayBuckets;
import io.funnelstreams.core.journey.Measure;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The cells of one segment: for each measure, and each bucket of a distribution, its days. */
final class SegmentCells {
  private static final DaySeries NONE = new DaySeries();

  private final Map<Measure, TreeMap<Integer, DaySeries>> cells = new EnumMap<>(Measure.class);
  private int series;

  void set(Measure measure, int bucket, int day, long amount) {
    var buckets = cells.computeIfAbsent(measure, m -> new TreeMap<>());
    var before = buckets.get(bucket);
    var days = before == null ? new DaySeries() : before;
    days.set(day, amount);
    if (before == null && !days.isEmpty()) {
      buckets.put(bucket, days);
      series++;
    } else if (before != null && days.isEmpty()) {
      buckets.remove(bucket);
      series--;
    }
  }

  /** Whether there is no cell that is not 0. */
  boolean isEmpty() {
    return series == 0;
  }

  long get(Measure measure, int bucket, int day) {
    return buckets(measure).getOrDefault(bucket, NONE).get(day);
  }

  /** Takes one cell. */
  interface CellConsumer {
    void accept(Measure measure, int bucket, int day, long amount);
  }

  void each(CellConsumer consumer) {
    cells.forEach(
        (measure, buckets) ->
            buckets.forEach(
                (bucket, series) ->
                    series.each((day, amount) -> consumer.accept(measure, bucket, day, amount))));
  }

  /** The days that each measure has a cell of. */
  Map<Measure, NavigableSet<Integer>> days() {
    var days = new EnumMap<Measure, NavigableSet<Integer>>(Measure.class);
    each(
        (measure, bucket, day, amount) ->
            days.computeIfAbsent(measure, m -> new TreeSet<>()).add(day));
    return days;
  }

  /** The days that any of some measures has a cell of. */
  Set<Integer> days(Set<Measure> of) {
    var days = new HashSet<Integer>();
    for (var measure : of) {
      buckets(measure).values().forEach(series -> series.each((day, amount) -> days.add(day)));
    }
    return days;
  }

  /** The first day that any cell is of. */
  OptionalInt firstDay() {
    return cells.values().stream()
        .flatMap(buckets -> buckets.values().stream())
        .mapToInt(DaySeries::firstDay)
        .min();
  }

  long sum(Measure measure, int first, int last) {
    return plain(measure).sum(first, last);
  }

  long through(Measure measure, int day) {
    return plain(measure).through(day);
  }

  boolean touches(Measure measure, int first, int last) {
    for (var series : buckets(measure).values()) {
      if (series.touches(first, last)) {
        return true;
      }
    }
    return false;
  }

  boolean touchesThrough(Measure measure, int day) {
    for (var series : buckets(measure).values()) {
      if (series.touchesThrough(day)) {
        return true;
      }
    }
    return false;
  }

  /** How many were counted in a distribution. */
  long count(Measure distribution, int first, int last) {
    return buckets(distribution).values().stream()
        .mapToLong(series -> series.sum(first, last))
        .sum();
  }

  /**
   * The middle value of a distribution, of an even number the mean of two; NaN where it is empty.
   */
  double median(Measure distribution, int first, int last) {
    long count = count(distribution, first, last);
    if (count <= 0) {
      return Double.NaN;
    }
    double lower = ranked(distribution, first, last, (count - 1) / 2);
    double upper = ranked(distribution, first, last, count / 2);
    return (lower + upper) / 2;
  }

  private double ranked(Measure distribution, int first, int last, long rank) {
    long seen = 0;
    for (var bucket : buckets(distribution).entrySet()) {
      seen += bucket.getValue().sum(first, last);
      if (seen > rank) {
        return DayBuckets.middleOf(bucket.getKey());
      }
    }
    return Double.NaN;
  }

  private DaySeries plain(Measure measure) {
    return buckets(measure).getOrDefault(0, NONE);
  }

  private Map<Integer, DaySeries> buckets(Measure measure) {
    var buckets = cells.get(measure);
    return buckets == null ? Map.of() : buckets;
  }
}
