package io.funnelstreams.ingest.mapping;

import java.time.Instant;

/**
 * When and how a row came.
 *
 * @param recordedAt when we took it
 * @param backfill whether it was loaded on purpose as history, as files are
 */
public record Arrival(Instant recordedAt, boolean backfill) {
  /** Of the rows of a file. */
  public static Arrival imported(Instant recordedAt) {
    return new Arrival(recordedAt, true);
  }

  /** Of what a system tells as it happens. */
  public static Arrival told(Instant recordedAt) {
    return new Arrival(recordedAt, false);
  }
}
