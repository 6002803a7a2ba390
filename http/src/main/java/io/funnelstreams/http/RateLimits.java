package io.funnelstreams.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** A limit of requests a second for each payer, with as many at once after a pause. */
public final class RateLimits {
  private final int rate;
  private final TimeMeter clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /** Limits of some requests a second; 0 is none. */
  public RateLimits(int rate) {
    this(rate, TimeMeter.SYSTEM_NANOTIME);
  }

  /**
   * As {@link #RateLimits(int)}, with a monotonic clock: after a clock is set back, the limits
   * would refuse requests until the clock has caught up.
   */
  RateLimits(int rate, TimeMeter clock) {
    this.rate = rate;
    this.clock = clock;
  }

  /** Admits a request; else returns the seconds after which the payer should retry. */
  public OptionalInt take(String payer) {
    if (rate == 0) {
      return OptionalInt.empty();
    }
    var probe = buckets.computeIfAbsent(payer, p -> bucket()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? OptionalInt.empty()
        : OptionalInt.of(secondsOf(probe.getNanosToWaitForRefill()));
  }

  private static int secondsOf(long nanos) {
    return (int) Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, Duration.ofSeconds(1)))
        .withCustomTimePrecision(clock)
        .build();
  }
}
