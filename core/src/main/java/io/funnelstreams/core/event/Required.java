package io.funnelstreams.core.event;

import java.util.Objects;

/** Checks of an event's fields that name the field in the source's own words. */
final class Required {
  private Required() {}

  static void notNegative(long value, String field) {
    if (value < 0) {
      throw new IllegalArgumentException(field + " is negative: " + value);
    }
  }

  static void text(String value, String field) {
    Objects.requireNonNull(value, field);
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + " is blank");
    }
  }
}
