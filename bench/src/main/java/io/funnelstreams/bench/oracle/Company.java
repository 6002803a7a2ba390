package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.cell.Cut;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All facts of the company, by segment of each cut. */
final class Company {
  private final Map<Map<String, String>, SegmentCells> segments = new HashMap<>();

  /**
   * Spreads facts over the segments of all cuts.
   *
   * @throws IllegalStateException where a cut has more segments than its cap, for which the
   *     semantics name no rule that could be checked
   */
  Company(List<Fact> facts, List<Cut> cuts) {
    segments.put(Map.of(), new SegmentCells());
    var done = new HashSet<Set<String>>();
    for (var cut : cuts) {
      if (!done.add(Set.copyOf(cut.dimensions()))) {
        continue;
      }
      var ofCut = new TreeSet<String>();
      for (var fact : facts) {
        var segment = new TreeMap<>(fact.segment());
        segment.keySet().retainAll(cut.dimensions());
        ofCut.add(segment.toString());
        segments.computeIfAbsent(segment, key -> new SegmentCells()).add(fact);
      }
      if (ofCut.size() > cut.maxSegments()) {
        throw new IllegalStateException(
            "cut %s has %d segments, above its cap; no rule says which are folded into 'other'"
                .formatted(cut.dimensions(), ofCut.size()));
      }
    }
  }

  Map<Map<String, String>, SegmentCells> segments() {
    return segments;
  }
}
