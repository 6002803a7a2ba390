package io.funnelstreams.serve.api.stream;

import java.time.Duration;

/**
 * The limits of streams.
 *
 * @param mostStreams how many may be open at once
 * @param heartbeat after which a comment is sent, so that both ends know that the other is there
 * @param writeWithin how long a caller may take to read what was sent, 64 kB at most; after it the
 *     connection is closed
 */
public record StreamLimits(int mostStreams, Duration heartbeat, Duration writeWithin) {
  /** The usual limits. */
  public static final StreamLimits USUAL =
      new StreamLimits(1_000, Duration.ofSeconds(15), Duration.ofSeconds(30));
}
