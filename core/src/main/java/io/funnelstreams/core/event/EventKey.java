package io.funnelstreams.core.event;

import java.util.Comparator;

/**
 * The identity of an event over its deliveries: an id that is unique within its source.
 *
 * @param source the system the event came from, for example {@code hubspot}
 * @param eventId the idempotency key within that source
 */
public record EventKey(String source, String eventId) implements Comparable<EventKey> {
  private static final Comparator<EventKey> ORDER =
      Comparator.comparing(EventKey::source).thenComparing(EventKey::eventId);

  public EventKey {
    source = Required.id(source, "source");
    eventId = Required.id(eventId, "event_id");
  }

  @Override
  public int compareTo(EventKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return source + "/" + eventId;
  }
}
