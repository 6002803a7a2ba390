package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.cell.Spelling;
import io.funnelstreams.core.cell.Spellings;
import io.funnelstreams.core.journey.DimensionValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The segments of a store as they are shown, and those that are shown otherwise than before. */
final class ShownSegments {
  private final Spellings spellings = new Spellings();
  private final Map<Segment, Segment> shown = new HashMap<>();
  private final Map<Place, List<Segment>> byValue = new HashMap<>();
  private final Set<Segment> respelled = new LinkedHashSet<>();

  /** A value of a dimension. */
  private record Place(String dimension, DimensionValue value) {}

  /** Takes note of a segment that gets its first cell. */
  void begin(Segment segment) {
    shown.put(segment, spellings.shown(segment));
    for (int i = 0; i < segment.dimensions().size(); i++) {
      var place = new Place(segment.dimensions().get(i), segment.values().get(i));
      byValue.computeIfAbsent(place, p -> new ArrayList<>()).add(segment);
    }
  }

  /** Takes how an event spells a value. */
  void spell(Spelling spelling) {
    if (!spellings.add(spelling)) {
      return;
    }
    var place = new Place(spelling.dimension(), spelling.value());
    for (var segment : byValue.getOrDefault(place, List.of())) {
      var now = spellings.shown(segment);
      if (!now.shown().equals(shown.put(segment, now).shown())) {
        respelled.add(segment);
      }
    }
  }

  /** A segment as it is shown. */
  Segment of(Segment segment) {
    return shown.getOrDefault(segment, segment);
  }

  /** The segments that are shown otherwise than at the last {@link #markClean}. */
  Set<Segment> respelled() {
    return Collections.unmodifiableSet(respelled);
  }

  /** Takes every segment for published as it is shown now. */
  void markClean() {
    respelled.clear();
  }
}
