package io.funnelstreams.core.journey;

import io.funnelstreams.core.text.NormalizedText;

/**
 * A value of a dimension. Values that look the same are one value: the case of letters, blanks,
 * invisible signs and Unicode's forms do not distinguish them.
 *
 * @param folded the form that is compared
 * @param shown the spelling for a person
 */
public record DimensionValue(String folded, String shown) {
  /** The value of a dimension that no event carried. */
  public static final DimensionValue UNKNOWN = DimensionValue.of("unknown");

  /** The value under which those beyond a breakdown's cap are counted. */
  public static final DimensionValue OTHER = DimensionValue.of("other");

  public static DimensionValue of(String text) {
    return new DimensionValue(NormalizedText.folded(text), NormalizedText.shown(text));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DimensionValue value && folded.equals(value.folded);
  }

  @Override
  public int hashCode() {
    return folded.hashCode();
  }

  @Override
  public String toString() {
    return shown;
  }
}
