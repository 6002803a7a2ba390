package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The segments in which one party is a subscriber, from day to day.
 *
 * @param segments from the end of a day on: the segment of its largest subscription; empty while it
 *     has no recurring revenue
 */
record SubscriberLine(NavigableMap<LocalDate, Optional<Map<String, String>>> segments) {

  /** The segment at the end of a day; empty if there is no subscriber. */
  Optional<Map<String, String>> at(LocalDate day) {
    var entry = segments.floorEntry(day);
    return entry == null ? Optional.empty() : entry.getValue();
  }

  /** What is known of it on a day; later events have not happened yet. */
  SubscriberLine until(LocalDate today) {
    return new SubscriberLine(segments.headMap(today, true));
  }

  SubscriberLine in(GroupingSet breakdown) {
    var line = new TreeMap<LocalDate, Optional<Map<String, String>>>();
    segments.forEach(
        (day, segment) -> line.put(day, segment.map(whole -> OracleFact.of(whole, breakdown))));
    return new SubscriberLine(line);
  }

  Set<Map<String, String>> everIn() {
    var in = new HashSet<Map<String, String>>();
    segments.values().forEach(segment -> segment.ifPresent(in::add));
    return in;
  }

  /**
   * The segments from which the party was lost in some period of a grain, even if only for a day.
   */
  Set<Map<String, String>> lostIn(Grain grain, Spans spans) {
    var lost = new HashSet<Map<String, String>>();
    for (var day : segments.keySet()) {
      var span = spans.containing(grain, day);
      if (grain != Grain.TOTAL && at(day).isEmpty()) {
        at(spans.before(grain, span).last()).ifPresent(lost::add);
      }
    }
    return lost;
  }
}
