package io.funnelstreams.core.cell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * The days that a company has data of, as ranges of epoch days in order. Days at most {@value
 * #REACH_DAYS} apart are in one range, so their number grows with the data and not with the
 * calendar: one event of 1970 beside those of this year makes two ranges.
 *
 * <p>A level, such as open deals, has a row for each period that a range <em>reaches</em>: a range
 * reaches {@value #REACH_DAYS} days beyond its last day, and the newest one ends with it.
 */
public final class DataRanges {
  /** A year and a month: a seasonal business and a comparison with the year before stay whole. */
  public static final int REACH_DAYS = 400;

  /** No data at all. */
  public static final DataRanges NONE = new DataRanges(List.of());

  private static final int LONG_AGO = -10_000_000;

  private final List<Range> ranges;

  /** Every row needs it, so it is made once. */
  private final List<Range> reached;

  /** Days from the first to the last, both included. */
  public record Range(int first, int last) {
    private boolean overlaps(int from, int to) {
      return first <= to && from <= last;
    }

    private Range from(int day) {
      return new Range(Math.max(first, day), last);
    }
  }

  /** Sorts the ranges and joins those that are within reach of each other. */
  public DataRanges(List<Range> ranges) {
    this.ranges = joined(ranges);
    this.reached = reached(this.ranges);
  }

  /** The ranges in order; none is within reach of another. */
  public List<Range> ranges() {
    return ranges;
  }

  /** One range of all days up to a day. */
  public static DataRanges through(int epochDay) {
    return new DataRanges(List.of(new Range(LONG_AGO, epochDay)));
  }

  /** The ranges of single days. */
  public static DataRanges of(Collection<Integer> epochDays) {
    return new DataRanges(epochDays.stream().map(day -> new Range(day, day)).toList());
  }

  /** The ranges of all that any of these have. */
  public static DataRanges union(Collection<DataRanges> parts) {
    return new DataRanges(parts.stream().flatMap(part -> part.ranges.stream()).toList());
  }

  /** The ranges up to a day. */
  public DataRanges until(int epochDay) {
    return new DataRanges(
        ranges.stream()
            .filter(range -> range.first() <= epochDay)
            .map(range -> new Range(range.first(), Math.min(range.last(), epochDay)))
            .toList());
  }

  /** The last day that there is data of. */
  public OptionalInt last() {
    return ranges.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(ranges.get(ranges.size() - 1).last());
  }

  /** The first day of the newest range. */
  public OptionalInt newestSince() {
    return ranges.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(ranges.get(ranges.size() - 1).first());
  }

  /** Whether it reaches any of these days, both ends included. */
  public boolean reaches(int firstDay, int lastDay) {
    for (var range : reached) {
      if (range.overlaps(firstDay, lastDay)) {
        return true;
      }
    }
    return false;
  }

  /** All days that it or another one reaches, from a day on. */
  public List<Range> reachedWith(DataRanges other, int fromDay) {
    var both = new ArrayList<>(reached);
    both.addAll(other.reached);
    return both.stream()
        .filter(range -> range.last() >= fromDay)
        .map(r -> r.from(fromDay))
        .toList();
  }

  /** The days that either this or another one reaches, and not both. */
  public List<Range> differenceTo(DataRanges other) {
    var bounds = new TreeSet<Integer>();
    for (var range : reachedWith(other, Integer.MIN_VALUE)) {
      bounds.add(range.first());
      bounds.add(range.last() + 1);
    }
    var differences = new ArrayList<Range>();
    for (var bound : bounds) {
      var next = bounds.higher(bound);
      if (next != null && reaches(bound, bound) != other.reaches(bound, bound)) {
        differences.add(new Range(bound, next - 1));
      }
    }
    return differences;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataRanges data && data.ranges.equals(ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }

  @Override
  public String toString() {
    return "DataRanges" + ranges;
  }

  private static List<Range> reached(List<Range> ranges) {
    var reached = new ArrayList<Range>(ranges.size());
    for (int i = 0; i < ranges.size(); i++) {
      var range = ranges.get(i);
      int reach = i == ranges.size() - 1 ? 0 : REACH_DAYS;
      reached.add(new Range(range.first(), range.last() + reach));
    }
    return List.copyOf(reached);
  }

  private static List<Range> joined(List<Range> ranges) {
    var joined = new ArrayList<Range>();
    for (var range : ranges.stream().sorted(Comparator.comparingInt(Range::first)).toList()) {
      var before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (before != null && range.first() - before.last() <= REACH_DAYS) {
        joined.set(
            joined.size() - 1, new Range(before.first(), Math.max(before.last(), range.last())));
      } else {
        joined.add(range);
      }
    }
    return List.copyOf(joined);
  }
}
