package io.funnelstreams.core.event;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One call.
 *
 * @param outcome how it ended; empty where that is not known
 * @param seconds talk time, zero or more
 * @param sourceOutcome how it ended in the source's own word, where it differs
 */
public record CallEvent(
    Header header,
    Purpose purpose,
    Optional<Outcome> outcome,
    long seconds,
    Optional<String> sourceOutcome)
    implements Event {
  private static final FamilyField<CallEvent, Purpose> PURPOSE =
      new FamilyField<>("purpose", new FieldType.Word<>(Purpose.class), CallEvent::purpose);
  private static final FamilyField<CallEvent, SourceWord<Outcome>> OUTCOME =
      new FamilyField<>(
          "outcome",
          new FieldType.Translated<>(Outcome.class, Outcome::of),
          call -> new SourceWord<>(call.outcome, call.sourceOutcome));
  private static final FamilyField<CallEvent, Long> SECONDS =
      new FamilyField<>("seconds", new FieldType.Count(0), CallEvent::seconds);

  /** The description that all forms of the family's events follow. */
  static final FamilyDescription<CallEvent> DESCRIPTION =
      new FamilyDescription<>(
              CallEvent.class,
              (header, values) ->
                  new CallEvent(
                      header,
                      values.get(PURPOSE),
                      values.get(OUTCOME).word(),
                      values.get(SECONDS),
                      values.get(OUTCOME).own()),
              PURPOSE,
              OUTCOME,
              SECONDS)
          .perParty();

  /** The purpose of the call. */
  public enum Purpose {
    PROSPECTING,
    FOLLOW_UP,
    CLOSING
  }

  /** How the call ended. */
  public enum Outcome {
    CONNECTED,
    VOICEMAIL,
    NO_ANSWER,
    BUSY,
    FAILED,
    OTHER;

    /** The words that built-in sources wrote before this enum had them. */
    private static final Map<String, Outcome> EARLIER =
        Map.of("answered", CONNECTED, "missed", NO_ANSWER);

    /**
     * The outcome of a word of this enum, or of an earlier one; any other word is {@link #OTHER}.
     */
    public static Outcome of(String word) {
      var name = word.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
      for (var outcome : values()) {
        if (outcome.word().equals(name)) {
          return outcome;
        }
      }
      return EARLIER.getOrDefault(name, OTHER);
    }

    /** The word for it in topics, files and on pages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public CallEvent {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(purpose, "purpose");
    Required.count(seconds, "seconds");
  }

  /**
   * A call whose outcome is a word of the source.
   *
   * @param word kept beside the outcome where it is not the outcome's own word
   */
  public CallEvent(Header header, Purpose purpose, Optional<String> word, long seconds) {
    this(
        header,
        purpose,
        word.map(Outcome::of),
        seconds,
        word.filter(own -> !Outcome.of(own).word().equals(own)));
  }

  @Override
  public CallEvent withHeader(Header other) {
    return new CallEvent(other, purpose, outcome, seconds, sourceOutcome);
  }

  @Override
  public int place() {
    return EventRank.place(EventRank.CHANGE, 0);
  }

  @Override
  public Optional<Enum<?>> kind() {
    return Optional.of(purpose);
  }

  @Override
  public Family family() {
    return Family.CALL;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.of(header.key().toString());
  }
}
