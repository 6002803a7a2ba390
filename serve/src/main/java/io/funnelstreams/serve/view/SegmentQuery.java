package io.funnelstreams.serve.view;

import io.funnelstreams.core.text.NormalizedText;
import java.util.Map;
import java.util.Set;

/**
 * Which segments of one breakdown are wanted.
 *
 * @param dimensions exactly the dimensions that a row is broken down by; empty for the whole
 *     company
 * @param values what some of these dimensions must be, compared without case
 */
public record SegmentQuery(Set<String> dimensions, Map<String, String> values) {
  /** The whole company. */
  public static final SegmentQuery WHOLE = new SegmentQuery(Set.of(), Map.of());

  public SegmentQuery {
    dimensions = Set.copyOf(dimensions);
    values = Map.copyOf(values);
    if (!dimensions.containsAll(values.keySet())) {
      throw new IllegalArgumentException(values.keySet() + " are not all among " + dimensions);
    }
  }

  /** Whether a segment, dimension to value, is wanted. */
  public boolean matches(Map<String, String> segment) {
    return segment.keySet().equals(dimensions)
        && values.entrySet().stream()
            .allMatch(
                wanted -> folded(segment.get(wanted.getKey())).equals(folded(wanted.getValue())));
  }

  private static String folded(String value) {
    return NormalizedText.folded(value);
  }
}
