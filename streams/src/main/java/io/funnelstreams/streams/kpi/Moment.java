package io.funnelstreams.streams.kpi;

import java.time.Instant;

/**
 * A moment by two clocks: waits are measured by the first, which nobody sets; days and the times of
 * records are those of the second.
 */
record Moment(long steadyMs, long wallMs) {
  Instant instant() {
    return Instant.ofEpochMilli(wallMs);
  }
}
