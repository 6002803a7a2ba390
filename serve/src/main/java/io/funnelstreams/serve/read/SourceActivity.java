package io.funnelstreams.serve.read;

import io.funnelstreams.core.event.Family;
import java.time.Instant;

/**
 * What came from a source in one family of events.
 *
 * @param events how many records, corrections and repetitions included
 * @param lastOccurredAt when the latest of them happened, by its own time
 * @param lastRecordedAt when the latest of them was taken
 * @param lastHourEvents how many were taken within the hour before the model last read
 */
public record SourceActivity(
    String source,
    Family family,
    long events,
    Instant lastOccurredAt,
    Instant lastRecordedAt,
    long lastHourEvents) {}
