package io.funnelstreams.ingest.mapping;

import java.time.Instant;

/**
 * When and how a row came.
 *
 * @param recordedAt when we took it
 * @param backfill whether it was loaded on purpose as history, as files are
 * @param sequence its place among the rows that came together; of two versions of one event the
 *     later in place holds
 */
public record Arrival(Instant recordedAt, boolean backfill, long sequence) {
  /** Of the rows of a file. */
  public static Arrival imported(Instant recordedAt) {
    return new Arrival(recordedAt, true, 0);
  }

  /** Of what a system tells as it happens. */
  public static Arrival told(Instant recordedAt) {
    return new Arrival(recordedAt, false, 0);
  }

  /** The same arrival at a place. */
  public Arrival at(long place) {
    return new Arrival(recordedAt, backfill, place);
  }
}
