package io.funnelstreams.schemas.registry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and after how long a request is tried again.
 *
 * @param retries rounds over all addresses after the first round
 * @param firstWait the longest wait before the second round; it doubles from round to round
 * @param longestWait where the doubling ends
 */
record RetryPolicy(int retries, Duration firstWait, Duration longestWait) {
  /** A random wait between half of the round's longest and its longest, so that clients spread. */
  Duration wait(int round, RandomGenerator random) {
    long doubled = firstWait.toMillis() << Math.min(round, 20);
    long longest = Math.max(1, Math.min(doubled, longestWait.toMillis()));
    return Duration.ofMillis(longest - random.nextLong(longest / 2 + 1));
  }
}
