package io.funnelstreams.core.event;

import io.funnelstreams.core.text.NormalizedText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of a meeting. It counts on the day that it is to begin.
 *
 * @param meetingId the meeting, unique within the party's journey; a rescheduled one keeps it
 * @param startsAt when the meeting is to begin, to the millisecond, where the event says it
 * @param startsAllDay whether {@code startsAt} is a calendar day without a time, as {@link
 *     Header#allDay()} is of when the event occurred
 * @param meetingKind the kind of meeting, for example a demo; the dimension {@code kind}
 * @param host who holds it; the dimension {@code host}
 * @param seconds how long it took or is to take, zero or more
 */
public record MeetingEvent(
    Header header,
    String meetingId,
    Type type,
    Optional<Instant> startsAt,
    boolean startsAllDay,
    Optional<String> meetingKind,
    Optional<String> host,
    long seconds)
    implements Event {
  private static final FamilyField<MeetingEvent, String> MEETING_ID =
      new FamilyField<>("meeting_id", new FieldType.Text(), MeetingEvent::meetingId);
  private static final FamilyField<MeetingEvent, Type> TYPE =
      new FamilyField<>("type", new FieldType.Word<>(Type.class), MeetingEvent::type);
  private static final FamilyField<MeetingEvent, Optional<EffectiveTime>> STARTS_AT =
      new FamilyField<>("starts_at", new FieldType.OptionalTime(), MeetingEvent::effect);
  private static final FamilyField<MeetingEvent, Optional<String>> KIND =
      new FamilyField<>("kind", new FieldType.OptionalText(true), MeetingEvent::meetingKind);
  private static final FamilyField<MeetingEvent, Optional<String>> HOST =
      new FamilyField<>("host", new FieldType.OptionalText(true), MeetingEvent::host);
  private static final FamilyField<MeetingEvent, Long> SECONDS =
      new FamilyField<>("seconds", new FieldType.Count(0), MeetingEvent::seconds);

  /** The description that all forms of the family's events follow. */
  static final FamilyDescription<MeetingEvent> DESCRIPTION =
      new FamilyDescription<>(
              MeetingEvent.class,
              (header, values) ->
                  new MeetingEvent(
                      header,
                      values.get(MEETING_ID),
                      values.get(TYPE),
                      values.get(STARTS_AT).map(EffectiveTime::at),
                      values.get(STARTS_AT).map(EffectiveTime::allDay).orElse(false),
                      values.get(KIND),
                      values.get(HOST),
                      values.get(SECONDS)),
              MEETING_ID,
              TYPE,
              STARTS_AT,
              KIND,
              HOST,
              SECONDS)
          .about(MEETING_ID)
          .perParty();

  /** The change of the meeting. */
  public enum Type {
    BOOKED,
    RESCHEDULED,
    HELD,
    NO_SHOW,
    CANCELLED
  }

  public MeetingEvent {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(type, "type");
    meetingId = Required.id(meetingId, "meeting_id");
    startsAllDay &= startsAt.isPresent();
    if (startsAllDay) {
      startsAt.ifPresent(start -> Required.startOfDay(start, "starts_at"));
    } else {
      startsAt.ifPresent(instant -> Required.day(instant, "starts_at"));
    }
    startsAt = startsAt.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
    meetingKind = meetingKind.filter(text -> !NormalizedText.isBlank(text));
    host = host.filter(text -> !NormalizedText.isBlank(text));
    Required.count(seconds, "seconds");
  }

  @Override
  public MeetingEvent withHeader(Header other) {
    return new MeetingEvent(
        other, meetingId, type, startsAt, startsAllDay, meetingKind, host, seconds);
  }

  @Override
  public Optional<EffectiveTime> effect() {
    return startsAt.map(at -> new EffectiveTime(at, startsAllDay));
  }

  @Override
  public MeetingEvent withEffectiveAt(Instant instant) {
    return new MeetingEvent(
        header, meetingId, type, Optional.of(instant), startsAllDay, meetingKind, host, seconds);
  }

  /** Where one instant leaves the order open, a meeting that was held is not cancelled. */
  @Override
  public int place() {
    return switch (type) {
      case BOOKED -> EventRank.place(EventRank.BEGINNING, 0);
      case RESCHEDULED -> EventRank.place(EventRank.CHANGE, 0);
      case CANCELLED -> EventRank.place(EventRank.END, 0);
      case NO_SHOW -> EventRank.place(EventRank.END, 1);
      case HELD -> EventRank.place(EventRank.END, 2);
    };
  }

  @Override
  public Optional<Enum<?>> kind() {
    return Optional.of(type);
  }

  @Override
  public Family family() {
    return Family.MEETING;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.of(meetingId);
  }

  @Override
  public Optional<String> observed(String dimension) {
    return Event.super.observed(dimension).or(() -> ownDimension(dimension));
  }

  private Optional<String> ownDimension(String dimension) {
    return switch (dimension) {
      case "kind" -> meetingKind;
      case "host" -> host;
      default -> Optional.empty();
    };
  }
}
