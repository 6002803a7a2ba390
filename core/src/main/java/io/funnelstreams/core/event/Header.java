package io.funnelstreams.core.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What every event carries.
 *
 * @param key the idempotency key
 * @param revision which version of the event this is; a higher one replaces a lower one
 * @param deleted whether this version takes the event back
 * @param backfill whether the event was loaded on purpose as history (a file import), so that the
 *     plan's lateness horizon does not apply to it
 * @param occurredAt business time, to the millisecond
 * @param recordedAt when the adapter took it, to the millisecond
 * @param partyId the lead, contact or account the event is about
 * @param segment dimension to value, as far as the event knows them, for example {@code region} to
 *     {@code EMEA}; blank values are left out
 */
public record Header(
    EventKey key,
    long revision,
    boolean deleted,
    boolean backfill,
    Instant occurredAt,
    Instant recordedAt,
    String partyId,
    Map<String, String> segment) {
  public Header {
    Objects.requireNonNull(key, "key");
    Required.text(partyId, "party_id");
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
    Required.day(occurredAt, "occurred_at");
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
    segment = told(segment);
  }

  private static Map<String, String> told(Map<String, String> segment) {
    for (var value : segment.values()) {
      if (value.isBlank()) {
        var told = new HashMap<>(segment);
        told.values().removeIf(String::isBlank);
        return Map.copyOf(told);
      }
    }
    return Map.copyOf(segment);
  }
}
