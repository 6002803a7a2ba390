package io.funnelstreams.serve.notify.setup;

import java.time.Duration;

/**
 * How long a notification is tried before it is given up.
 *
 * @param attempts how often, the first time included
 * @param initialBackoff the wait before the second attempt; each wait is twice the previous one
 * @param maxBackoff the longest wait, also of those that a receiver asks for
 */
public record Retries(int attempts, Duration initialBackoff, Duration maxBackoff) {
  /** An hour, more or less: nine waits from two seconds on, then one of ten minutes each. */
  public static final Retries DEFAULT =
      new Retries(15, Duration.ofSeconds(2), Duration.ofMinutes(10));

  public Retries {
    if (attempts < 1
        || initialBackoff.isNegative()
        || initialBackoff.isZero()
        || maxBackoff.compareTo(initialBackoff) < 0) {
      throw new IllegalArgumentException("no way to retry: " + attempts + ", " + initialBackoff);
    }
  }
}
