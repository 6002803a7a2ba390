package io.funnelstreams.ingest.mapping;

import java.time.Instant;

/**
 * The time and manner of a row's arrival.
 *
 * @param recordedAt when the system took it
 * @param backfill whether it was loaded on purpose as history, as files are
 * @param sequence its place among the rows that came together; of two versions of one event the one
 *     with the later place wins
 */
public record ReceivedRow(Instant recordedAt, boolean backfill, long sequence) {
  /** For the rows of a file. */
  public static ReceivedRow imported(Instant recordedAt) {
    return new ReceivedRow(recordedAt, true, 0);
  }

  /** For a row that a system sends when the event happens. */
  public static ReceivedRow withRecordedAt(Instant recordedAt) {
    return new ReceivedRow(recordedAt, false, 0);
  }

  /** The same arrival at a place. */
  public ReceivedRow at(long place) {
    return new ReceivedRow(recordedAt, backfill, place);
  }
}
