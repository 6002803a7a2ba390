package io.funnelstreams.core.journey;

import java.util.Locale;

/**
 * A value of a dimension. Values that differ only in surrounding white space or in the case of
 * their letters are one value.
 *
 * @param folded what is compared
 * @param shown the spelling for a person
 */
public record DimensionValue(String folded, String shown) {
  /** A dimension that nobody told. */
  public static final DimensionValue UNKNOWN = DimensionValue.of("unknown");

  /** Where the values beyond a cut's cap are counted. */
  public static final DimensionValue OTHER = DimensionValue.of("other");

  public static DimensionValue of(String text) {
    var shown = text.strip();
    return new DimensionValue(shown.toLowerCase(Locale.ROOT), shown);
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
