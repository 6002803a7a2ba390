package io.funnelstreams.bench.workload;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Header;
import java.time.Instant;

/** The same content under another header. */
public final class Redelivery {
  private Redelivery() {}

  /** The same event, recorded at another time. */
  public static Event of(Event event, Instant recordedAt) {
    var old = event.header();
    return with(event, header(old, old.occurredAt(), recordedAt));
  }

  /** The same body at another instant, recorded as much later as before. */
  public static Event at(Event event, Instant occurredAt) {
    var old = event.header();
    long delayMs = old.recordedAt().toEpochMilli() - old.occurredAt().toEpochMilli();
    return with(event, header(old, occurredAt, occurredAt.plusMillis(delayMs)));
  }

  private static Header header(Header old, Instant occurredAt, Instant recordedAt) {
    return new Header(
        old.key(),
        old.revision(),
        old.deleted(),
        old.backfill(),
        occurredAt,
        recordedAt,
        old.partyId(),
        old.segment(),
        old.sequence(),
        old.allDay());
  }

  /** The same body under another header. */
  public static Event with(Event event, Header header) {
    return event.withHeader(header);
  }
}
