package io.funnelstreams.core.time;

import java.time.Instant;
import java.util.Optional;

/**
 * The instants of a period, as databases keep ranges: from the first one, included, up to the last
 * one, excluded.
 *
 * @param start empty where there is no first instant, as of all of time
 * @param end empty where there is no last one
 */
public record TimeRange(Optional<Instant> start, Optional<Instant> end) {
  /** All of time. */
  public static final TimeRange UNBOUNDED = new TimeRange(Optional.empty(), Optional.empty());

  /** A range without instants is one of a day that a zone left out, as Apia did 2011-12-30. */
  public TimeRange {
    if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
      throw new IllegalArgumentException("a range ends before it starts: " + start + ", " + end);
    }
  }
}
