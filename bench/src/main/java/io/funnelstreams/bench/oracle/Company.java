package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.cell.Cut;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All facts of the company, by segment of each cut. */
final class Company {
  private static final String OTHER = "other";

  private final Map<Map<String, String>, SegmentCells> segments = new HashMap<>();
  private final Map<Set<String>, Set<Measure>> untold = new HashMap<>();

  /** Spreads facts over the segments of all cuts; cuts never share their dimensions. */
  Company(List<Fact> facts, List<Cut> cuts) {
    for (var cut : cuts) {
      var all = cells(facts, segment -> segment, cut);
      var kept = kept(all, cut);
      untold.put(Set.copyOf(cut.dimensions()), untold(all, cut));
      segments.putAll(cells(facts, segment -> kept.contains(segment) ? segment : other(cut), cut));
    }
  }

  Map<Map<String, String>, SegmentCells> segments() {
    return segments;
  }

  /** The measures that were counted, but never where one of a segment's dimensions is told. */
  Set<Measure> untold(Map<String, String> segment) {
    return untold.get(segment.keySet());
  }

  private static Set<Measure> untold(Map<Map<String, String>, SegmentCells> cells, Cut cut) {
    var untold = EnumSet.noneOf(Measure.class);
    for (var measure : Measure.values()) {
      var counted =
          cells.keySet().stream()
              .filter(segment -> !cells.get(segment).daysNotZero(EnumSet.of(measure)).isEmpty())
              .toList();
      boolean told =
          cut.dimensions().stream()
              .allMatch(
                  dimension ->
                      counted.stream().anyMatch(in -> !in.get(dimension).equals("unknown")));
      if (!counted.isEmpty() && !told) {
        untold.add(measure);
      }
    }
    return untold;
  }

  private static Map<Map<String, String>, SegmentCells> cells(
      List<Fact> facts, Function<Map<String, String>, Map<String, String>> fold, Cut cut) {
    var cells = new HashMap<Map<String, String>, SegmentCells>();
    for (var fact : facts) {
      var segment = new TreeMap<>(fact.segment());
      segment.keySet().retainAll(cut.dimensions());
      cells.computeIfAbsent(fold.apply(segment), key -> new SegmentCells()).add(fact);
    }
    return cells;
  }

  /** The segments that are kept apart: those in which something happened first. */
  private static List<Map<String, String>> kept(
      Map<Map<String, String>, SegmentCells> cells, Cut cut) {
    return cells.keySet().stream()
        .filter(segment -> cut.dimensions().isEmpty() || !segment.equals(other(cut)))
        .filter(segment -> !daysOf(cells.get(segment)).isEmpty())
        .sorted(
            Comparator.comparing((Map<String, String> segment) -> firstDay(cells.get(segment)))
                .thenComparing(segment -> name(segment, cut)))
        .limit(cut.maxSegments())
        .toList();
  }

  private static LocalDate firstDay(SegmentCells cells) {
    return daysOf(cells).first();
  }

  private static NavigableSet<LocalDate> daysOf(SegmentCells cells) {
    return cells.daysNotZero(EnumSet.allOf(Measure.class));
  }

  private static String name(Map<String, String> segment, Cut cut) {
    return cut.dimensions().stream()
        .map(dimension -> dimension + "=" + segment.get(dimension))
        .collect(Collectors.joining(","));
  }

  private static Map<String, String> other(Cut cut) {
    var other = new TreeMap<String, String>();
    cut.dimensions().forEach(dimension -> other.put(dimension, OTHER));
    return other;
  }
}
