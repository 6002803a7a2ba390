package io.funnelstreams.streams.kpi;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Which sources work off a backlog. A backlog grows shorter or longer. What stays as far behind for
 * a while is none: the clock of the machine that writes is slow, or that of this one fast.
 */
final class SourceLags {
  private final long behindMs;
  private final long asFarMs;
  private final Map<Integer, Lag> lags = new HashMap<>();

  /** How far a source's records lay behind at a moment, and about as far ever since. */
  private record Lag(long ms, long sinceMs) {}

  /**
   * Nothing is known of any source yet.
   *
   * @param behind records older than this are of a backlog, unless they stay as old for as long
   * @param asFar a lag that differs by less is the same
   */
  SourceLags(Duration behind, Duration asFar) {
    this.behindMs = behind.toMillis();
    this.asFarMs = asFar.toMillis();
  }

  /** Takes note of how old the latest record of a source is; whether it is one of a backlog. */
  boolean isBehind(int source, long lagMs, long steadyMs) {
    var lag = lags.get(source);
    if (lag == null || Math.abs(lagMs - lag.ms()) > asFarMs) {
      lag = new Lag(lagMs, steadyMs);
      lags.put(source, lag);
    }
    return lagMs > behindMs && steadyMs - lag.sinceMs() < behindMs;
  }
}
