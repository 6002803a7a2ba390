package io.funnelstreams.streams.kpi;

import io.funnelstreams.streams.WallClock;
import java.time.Instant;

/**
 * A moment by three clocks: waits are measured by the first, which is monotonic; the times of
 * records are those of the second, the machine's; days are those of the third, the company's.
 */
record Moment(long steadyMs, long wallMs, Instant instant) {
  /** A moment of the stream's own time. */
  static Moment of(WallClock clock, long steadyMs) {
    return new Moment(steadyMs, clock.millisAt(steadyMs), clock.businessTimeAt(steadyMs));
  }
}
