package io.funnelstreams.core.kpi;

import io.funnelstreams.core.journey.Measure;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The measures that never carry a dimension, by the dimensions of the breakdown, and which of them
 * are new.
 */
final class UnattributedMeasures {
  private final Map<List<String>, Set<Measure>> unattributed = new HashMap<>();
  private final Map<List<String>, Set<Measure>> changed = new HashMap<>();

  /** Whether that is news. */
  boolean set(List<String> breakdown, Measure measure, boolean isUnattributed) {
    var measures = unattributed.computeIfAbsent(breakdown, c -> EnumSet.noneOf(Measure.class));
    boolean news = isUnattributed ? measures.add(measure) : measures.remove(measure);
    if (news) {
      toggle(changed.computeIfAbsent(breakdown, c -> EnumSet.noneOf(Measure.class)), measure);
    }
    return news;
  }

  /** A measure that changed twice is as it was. */
  private static void toggle(Set<Measure> measures, Measure measure) {
    if (!measures.add(measure)) {
      measures.remove(measure);
    }
  }

  Set<Measure> of(List<String> breakdown) {
    return unattributed.getOrDefault(breakdown, Set.of());
  }

  /** The measures of a breakdown that are unattributed now and were not, or the other way round. */
  Set<Measure> changed(List<String> breakdown) {
    return changed.getOrDefault(breakdown, Set.of());
  }

  boolean hasChanges() {
    return changed.values().stream().anyMatch(measures -> !measures.isEmpty());
  }

  void markClean() {
    changed.clear();
  }
}
