package io.funnelstreams.serve.read;

import io.funnelstreams.core.event.Family;
import java.time.Instant;

/**
 * What a source has sent in one family of events.
 *
 * @param events how many records, corrections and repetitions included
 * @param lastOccurredAt when the latest of them happened, by its own time
 * @param lastRecordedAt when the latest of them was taken
 * @param lastHourEvents how many were taken within the hour before the model last read
 * @param changes how many of them retract, merge or delete
 */
public record SourceActivity(
    String source,
    Family family,
    long events,
    Instant lastOccurredAt,
    Instant lastRecordedAt,
    long lastHourEvents,
    ChangeCounts changes) {
  /**
   * Records that change what was known.
   *
   * @param takenBack how many take an event back
   * @param merged how many merge one lead into another
   * @param deleted how many delete a lead
   */
  public record ChangeCounts(long takenBack, long merged, long deleted) {
    /** There were none. */
    public static final ChangeCounts NONE = new ChangeCounts(0, 0, 0);
  }
}
