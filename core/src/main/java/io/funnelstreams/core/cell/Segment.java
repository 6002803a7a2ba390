package io.funnelstreams.core.cell;

import io.funnelstreams.core.journey.DimensionValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One segment of a breakdown: a value for each of its dimensions. Segments are equal when their
 * values are, apart from the spelling that is shown.
 */
public final class Segment implements Comparable<Segment> {
  /** The whole company. */
  public static final Segment TOTAL = new Segment(List.of(), List.of());

  private final List<String> dimensions;
  private final List<DimensionValue> values;
  private final String key;

  /** A segment of the breakdown with these dimensions; both lists are of one length. */
  public Segment(List<String> dimensions, List<DimensionValue> values) {
    this.dimensions = List.copyOf(dimensions);
    this.values = List.copyOf(values);
    if (dimensions.size() != values.size()) {
      throw new IllegalArgumentException(dimensions + " are not as many as " + values);
    }
    this.key = key(dimensions, values);
  }

  /**
   * The text that names the segment, for example {@code region=emea,channel=paid}; empty for the
   * whole company. Commas, equals signs and percent signs in values are escaped as in URLs.
   */
  public String key() {
    return key;
  }

  public List<String> dimensions() {
    return dimensions;
  }

  public List<DimensionValue> values() {
    return values;
  }

  /** Dimension to value, spelled as it is shown, in the breakdown's order. */
  public Map<String, String> shown() {
    var shown = new LinkedHashMap<String, String>();
    for (int i = 0; i < dimensions.size(); i++) {
      shown.put(dimensions.get(i), values.get(i).shown());
    }
    return shown;
  }

  /** The segment in which every value beyond the breakdown's cap is counted. */
  public Segment other() {
    var others = new ArrayList<DimensionValue>(values.size());
    values.forEach(value -> others.add(DimensionValue.OTHER));
    return new Segment(dimensions, others);
  }

  @Override
  public int compareTo(Segment other) {
    return key.compareTo(other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Segment segment && key.equals(segment.key);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(key);
  }

  @Override
  public String toString() {
    return key.isEmpty() ? "(total)" : key;
  }

  private static String key(List<String> dimensions, List<DimensionValue> values) {
    var parts = new ArrayList<String>(values.size());
    for (int i = 0; i < values.size(); i++) {
      parts.add(dimensions.get(i) + "=" + escaped(values.get(i).folded()));
    }
    return String.join(",", parts);
  }

  /** A value as it is written in a {@link #key()}. */
  public static String escaped(String value) {
    return value.replace("%", "%25").replace(",", "%2C").replace("=", "%3D");
  }
}
