package io.funnelstreams.streams;

import java.time.Instant;

/**
 * The time of day at a moment of the stream's own time. Kafka Streams measures waits and punctuates
 * by a monotonic clock. The day, and the timestamps of records, are those of the machine's clock,
 * which may be set meanwhile.
 */
@FunctionalInterface
public interface WallClock {
  /** The time of day when the stream's clock shows this. */
  Instant at(long steadyMs);

  /**
   * What time it is at the company then: which day it is, and of when its numbers are. That is the
   * time of day, except where a company lives at a pace of its own.
   */
  default Instant businessTimeAt(long steadyMs) {
    return at(steadyMs);
  }

  /** As {@link #at}, in milliseconds since the epoch. */
  default long millisAt(long steadyMs) {
    return at(steadyMs).toEpochMilli();
  }
}
