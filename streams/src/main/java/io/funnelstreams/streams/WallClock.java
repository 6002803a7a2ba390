package io.funnelstreams.streams;

import java.time.Instant;

/**
 * The time of day at a moment of the stream's own time. Kafka Streams measures waits and punctuates
 * by a clock that nobody sets; which day it is, and the times that records bear, are those of the
 * machine's clock, which may be set meanwhile.
 */
@FunctionalInterface
public interface WallClock {
  /** The time of day when the stream's clock shows this. */
  Instant at(long steadyMs);

  /** As {@link #at}, in milliseconds since the epoch. */
  default long millisAt(long steadyMs) {
    return at(steadyMs).toEpochMilli();
  }
}
