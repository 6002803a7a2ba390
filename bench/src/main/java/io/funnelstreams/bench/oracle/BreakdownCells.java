package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All facts of the company, by segment of one breakdown, before and after the breakdown's segment
 * limit.
 */
final class BreakdownCells {
  private static final String OTHER = "other";

  private final GroupingSet breakdown;
  private final Spans spans;
  private final List<SubscriberLine> lines;
  private final Map<Map<String, String>, OracleSegmentCells> apart = new HashMap<>();
  private final Map<Grain, Set<OracleMeasure>> unattributed = new EnumMap<>(Grain.class);
  private final Map<Map<String, String>, OracleSegmentCells> shown = new LinkedHashMap<>();
  private final Map<String, Map<Map<String, String>, OracleSegmentCells>> wholes = new HashMap<>();

  BreakdownCells(GroupingSet breakdown, Spans spans, OracleCompany company) {
    this.breakdown = breakdown;
    this.spans = spans;
    lines = company.lines().stream().map(line -> line.in(breakdown)).toList();
    var facts = company.facts().stream().map(fact -> fact.in(breakdown)).toList();
    for (var fact : facts) {
      apart.computeIfAbsent(fact.segment(), segment -> new OracleSegmentCells()).add(fact);
    }
    for (var dimension : breakdown.dimensions()) {
      facts.forEach(fact -> whole(dimension, fact.segment()).add(fact));
    }
    var kept = kept();
    facts.forEach(fact -> shown(fact.segment(), kept).add(fact));
    for (var line : lines) {
      line.everIn().forEach(segment -> shown(segment, kept).add(line, segment));
    }
  }

  /** The segments as they are shown. */
  Map<Map<String, String>, OracleSegmentCells> segments() {
    return shown;
  }

  /** All that was counted in a segment and in those that differ from it in one dimension. */
  OracleSegmentCells whole(String dimension, Map<String, String> segment) {
    var rest = new TreeMap<>(segment);
    rest.remove(dimension);
    return wholes
        .computeIfAbsent(dimension, d -> new HashMap<>())
        .computeIfAbsent(rest, r -> new OracleSegmentCells());
  }

  boolean has(String dimension) {
    return breakdown.dimensions().contains(dimension);
  }

  /** Whether a segment represents others that differ in more than one dimension. */
  boolean isOfSeveralWholes(Map<String, String> segment) {
    return breakdown.dimensions().size() > 1 && segment.equals(other());
  }

  private OracleSegmentCells shown(Map<String, String> segment, Set<Map<String, String>> kept) {
    var name = kept.contains(segment) ? segment : other();
    return shown.computeIfAbsent(name, key -> new OracleSegmentCells());
  }

  /** The segments that are kept apart: those in which something happened first. */
  private Set<Map<String, String>> kept() {
    var firstDays = new HashMap<Map<String, String>, LocalDate>();
    apart.forEach(
        (segment, cells) -> firstDay(cells).ifPresent(day -> firstDays.put(segment, day)));
    if (!breakdown.dimensions().isEmpty()) {
      firstDays.remove(other());
    }
    return firstDays.keySet().stream()
        .sorted(
            Comparator.comparing((Map<String, String> segment) -> firstDays.get(segment))
                .thenComparing(this::name))
        .limit(breakdown.maxSegments())
        .collect(Collectors.toSet());
  }

  private static Optional<LocalDate> firstDay(OracleSegmentCells cells) {
    return EnumSet.allOf(OracleMeasure.class).stream()
        .map(cells::daysNotZero)
        .filter(days -> !days.isEmpty())
        .map(TreeSet::new)
        .map(TreeSet::first)
        .min(Comparator.naturalOrder());
  }

  private String name(Map<String, String> segment) {
    return breakdown.dimensions().stream()
        .map(dimension -> dimension + "=" + segment.get(dimension))
        .collect(Collectors.joining(","));
  }

  private Map<String, String> other() {
    var other = new TreeMap<String, String>();
    breakdown.dimensions().forEach(dimension -> other.put(dimension, OTHER));
    return other;
  }

  /**
   * The measures that were counted, but never with a value for one of the breakdown's dimensions.
   */
  Set<OracleMeasure> unattributed(Grain grain) {
    return unattributed.computeIfAbsent(grain, this::findUntold);
  }

  private Set<OracleMeasure> findUntold(Grain grain) {
    var unattributed = EnumSet.noneOf(OracleMeasure.class);
    for (var measure : OracleMeasure.values()) {
      var counted = measure == OracleMeasure.LOST_SUBSCRIBERS ? lostIn(grain) : countedIn(measure);
      boolean observed =
          counted.isEmpty()
              || breakdown.dimensions().stream()
                  .allMatch(
                      dimension ->
                          counted.stream()
                              .anyMatch(in -> !in.get(dimension).equals(OracleSegments.UNKNOWN)));
      if (!observed) {
        unattributed.add(measure);
      }
    }
    return unattributed;
  }

  private Set<Map<String, String>> countedIn(OracleMeasure measure) {
    return apart.entrySet().stream()
        .filter(entry -> !entry.getValue().daysNotZero(measure).isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The segments in which a subscriber was at the start of a period at whose end it was none. */
  private Set<Map<String, String>> lostIn(Grain grain) {
    return lines.stream()
        .flatMap(line -> line.lostIn(grain, spans).stream())
        .collect(Collectors.toSet());
  }
}
