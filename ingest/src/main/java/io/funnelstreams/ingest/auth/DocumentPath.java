package io.funnelstreams.ingest.auth;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The path to a value of a document: keys, and numbers of items counted from 0, with dots between.
 *
 * @param written as {@code event.event_hash} or {@code events.0.token}
 */
public record DocumentPath(String written) {
  /** Whole numbers up to here are exact in a double. */
  private static final double MOST_EXACT = 9_007_199_254_740_992.0;

  /** The value as text; empty where there is none, or one that is no text and no whole number. */
  Optional<String> text(Object document) {
    var at = Optional.of(document);
    for (var step : written.split("\\.", -1)) {
      at = at.flatMap(value -> step(value, step));
    }
    return at.flatMap(DocumentPath::asText);
  }

  private static Optional<Object> step(Object value, String step) {
    if (value instanceof Map<?, ?> map) {
      return Optional.ofNullable(map.get(step));
    }
    if (value instanceof List<?> list && step.matches("\\d{1,6}")) {
      int item = Integer.parseInt(step);
      return item < list.size() ? Optional.ofNullable(list.get(item)) : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<String> asText(Object value) {
    if (value instanceof String || value instanceof Integer || value instanceof Long) {
      return Optional.of(value.toString());
    }
    if (value instanceof BigInteger number && number.bitLength() < Long.SIZE) {
      return Optional.of(number.toString());
    }
    if (value instanceof Double number
        && number == Math.rint(number)
        && Math.abs(number) <= MOST_EXACT) {
      return Optional.of(Long.toString(number.longValue()));
    }
    return Optional.empty();
  }
}
