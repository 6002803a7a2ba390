package io.funnelstreams.core.event;

import io.funnelstreams.core.text.NormalizedText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The fields that every event carries.
 *
 * @param key the idempotency key
 * @param revision which version of the event this is; a higher one replaces a lower one
 * @param deleted whether this version takes the event back
 * @param backfill whether the event was loaded on purpose as history (a file import), so that the
 *     plan's allowed lateness does not apply to it
 * @param occurredAt business time, to the millisecond
 * @param recordedAt when the adapter took it, to the millisecond
 * @param partyId the lead, contact or account the event is about
 * @param segment dimension to value, as far as the event has them, for example {@code region} to
 *     {@code EMEA}; blank values are left out
 * @param sequence the place of the row within one import, file and row; 0 where there is none
 * @param allDay whether {@code occurredAt} is a calendar day without a time: that day's midnight
 *     UTC, until the plan's zone is known and it is the start of the day there
 */
public record Header(
    EventKey key,
    long revision,
    boolean deleted,
    boolean backfill,
    Instant occurredAt,
    Instant recordedAt,
    String partyId,
    Map<String, String> segment,
    long sequence,
    boolean allDay) {
  public Header {
    Objects.requireNonNull(key, "key");
    partyId = Required.id(partyId, "party_id");
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
    if (allDay) {
      Required.startOfDay(occurredAt, "occurred_at");
    } else {
      Required.day(occurredAt, "occurred_at");
    }
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
    segment = observed(segment);
  }

  /** A header of an event at an instant, outside of any import. */
  public Header(
      EventKey key,
      long revision,
      boolean deleted,
      boolean backfill,
      Instant occurredAt,
      Instant recordedAt,
      String partyId,
      Map<String, String> segment) {
    this(key, revision, deleted, backfill, occurredAt, recordedAt, partyId, segment, 0, false);
  }

  /** This header of a row at a place within an import. */
  public Header withSequence(long place) {
    return new Header(
        key, revision, deleted, backfill, occurredAt, recordedAt, partyId, segment, place, allDay);
  }

  /** This header at another instant, or on another day where it is of a calendar day. */
  public Header withOccurredAt(Instant instant) {
    return new Header(
        key, revision, deleted, backfill, instant, recordedAt, partyId, segment, sequence, allDay);
  }

  /** This header of an event on a calendar day, given as that day's midnight UTC. */
  public Header onDay(LocalDate day) {
    return new Header(
        key,
        revision,
        deleted,
        backfill,
        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
        recordedAt,
        partyId,
        segment,
        sequence,
        true);
  }

  /** The calendar day of the event: its own where it has no time, else that of a zone. */
  public LocalDate dayIn(ZoneId zone) {
    return LocalDate.ofInstant(occurredAt, allDay ? ZoneOffset.UTC : zone);
  }

  /** This header at another revision. */
  public Header atRevision(long other) {
    return new Header(
        key, other, deleted, backfill, occurredAt, recordedAt, partyId, segment, sequence, allDay);
  }

  /** This header of a version that is recorded at another instant, at a place in its import. */
  public Header recordedAgain(Instant at, long place) {
    return new Header(
        key, revision, deleted, backfill, occurredAt, at, partyId, segment, place, allDay);
  }

  /** The header of the version that takes the event back, recorded as it was. */
  public Header takenBack() {
    return new Header(
        key, revision, true, backfill, occurredAt, recordedAt, partyId, segment, sequence, allDay);
  }

  private static Map<String, String> observed(Map<String, String> segment) {
    for (var entry : segment.entrySet()) {
      var name = entry.getKey();
      if (NormalizedText.isBlank(entry.getValue()) || !NormalizedText.id(name).equals(name)) {
        return named(segment);
      }
    }
    return Map.copyOf(segment);
  }

  /** In the order of the names, so that of two that are one the same holds everywhere. */
  private static Map<String, String> named(Map<String, String> segment) {
    var observed = new HashMap<String, String>();
    for (var entry : new TreeMap<>(segment).entrySet()) {
      if (!NormalizedText.isBlank(entry.getValue())) {
        observed.put(NormalizedText.id(entry.getKey()), entry.getValue());
      }
    }
    return Map.copyOf(observed);
  }
}
