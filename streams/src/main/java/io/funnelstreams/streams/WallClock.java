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
   * The company's time at that moment: it determines the day, and the date of the numbers. It is
   * the time of day, except for a company with a simulated clock.
   */
  default Instant businessTimeAt(long steadyMs) {
    return at(steadyMs);
  }

  /** As {@link #at}, in milliseconds since the epoch. */
  default long millisAt(long steadyMs) {
    return at(steadyMs).toEpochMilli();
  }
}
