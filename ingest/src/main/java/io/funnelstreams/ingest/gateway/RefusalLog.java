package io.funnelstreams.ingest.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports refused requests: counts each, and logs one line a minute for each source and reason,
 * with how many there were since the line before. The answer says only that the request is refused.
 */
final class RefusalLog {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** Reasons are few; this bounds the keys that callers can invent. */
  private static final int MOST_KEYS = 1_000;

  private final GatewayMetrics metrics;
  private final LongSupplier nanoTime;
  private final Map<Key, Count> counts = new HashMap<>();

  RefusalLog(GatewayMetrics metrics, LongSupplier nanoTime) {
    this.metrics = metrics;
    this.nanoTime = nanoTime;
  }

  private record Key(String source, int status, String reason) {}

  private static final class Count {
    private long refused;
    private long loggedAt;
  }

  /**
   * Reports one.
   *
   * @param source the source's name, {@code -} where the path names no enabled one
   * @param reason why, for the operator
   * @param address where it came from
   */
  void refused(String source, int status, String reason, String address) {
    metrics.refused(source, status, reason);
    long refused = countForLine(new Key(source, status, reason));
    if (refused > 0) {
      LOG.warn(
          "source={} status={} refused={} address={} reason=\"{}\"",
          source,
          status,
          refused,
          address,
          reason);
    }
  }

  /** How many refusals the next log line reports; 0 where it is too early for a line. */
  private synchronized long countForLine(Key key) {
    var known = counts.get(key);
    long now = nanoTime.getAsLong();
    if (known == null) {
      if (counts.size() >= MOST_KEYS) {
        return 0;
      }
      known = new Count();
      known.loggedAt = now - MINUTE_NANOS;
      counts.put(key, known);
    }
    known.refused++;
    if (now - known.loggedAt < MINUTE_NANOS) {
      return 0;
    }
    long refused = known.refused;
    known.refused = 0;
    known.loggedAt = now;
    return refused;
  }
}
