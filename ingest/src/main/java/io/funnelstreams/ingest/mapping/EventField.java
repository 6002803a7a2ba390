package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.FamilyDescription;
import io.funnelstreams.core.event.FamilyField;
import io.funnelstreams.core.event.FieldType;
import io.funnelstreams.core.event.FieldType.Amount;
import io.funnelstreams.core.event.FieldType.Day;
import io.funnelstreams.core.event.FieldType.OptionalAmount;
import io.funnelstreams.core.event.FieldType.OptionalDay;
import io.funnelstreams.core.event.FieldType.OptionalInterval;
import io.funnelstreams.core.event.FieldType.OptionalPrice;
import io.funnelstreams.core.event.FieldType.OptionalText;
import io.funnelstreams.core.event.FieldType.OptionalTime;
import io.funnelstreams.core.event.FieldType.Translated;
import io.funnelstreams.core.event.FieldType.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value that a mapping or a document can give to an event: one of the header's, or one of the
 * family's description.
 *
 * @param id the name in a mapping file
 * @param required whether an event of the family cannot be without it
 * @param role how its text is used
 * @param words the allowed words, where it is a word
 */
public record EventField(String id, boolean required, Role role, List<String> words) {
  public static final EventField PARTY = header("party", true, Role.IDENTITY);
  public static final EventField OCCURRED_AT = header("occurred_at", true, Role.DATE);
  public static final EventField REVISION = header("revision", false, Role.VALUE);
  public static final EventField DELETED = header("deleted", false, Role.VALUE);

  private static final String TYPE = "type";
  private static final Map<Family, List<EventField>> BY_FAMILY = new EnumMap<>(Family.class);

  static {
    for (var family : Family.values()) {
      BY_FAMILY.put(family, fieldsOf(family.description()));
    }
  }

  /** The use of a field's text. */
  enum Role {
    /** A text or number that the system finds or counts by. */
    VALUE,
    /** A text that only describes the event: the system does not count or find by it. */
    DESCRIPTION,
    /** The person or thing that the event is about, which differs in each repetition. */
    IDENTITY,
    /** A plain text in a mapping is the value itself and not the name of a column. */
    WORD,
    /** An amount of money, which needs a currency. */
    MONEY,
    /** A date of the past, which may be written in its own way. */
    DATE,
    /** A date that was agreed on, which may lie far ahead. */
    AGREED_DATE
  }

  public EventField {
    words = List.copyOf(words);
  }

  private static EventField header(String id, boolean required, Role role) {
    return new EventField(id, required, role, List.of());
  }

  private static <E extends Event> List<EventField> fieldsOf(FamilyDescription<E> family) {
    var own = family.fields().stream().flatMap(field -> of(field, family)).toList();
    var all = new ArrayList<>(own.stream().filter(field -> field.id().equals(TYPE)).toList());
    all.addAll(List.of(PARTY, OCCURRED_AT, REVISION, DELETED));
    own.stream().filter(field -> !field.id().equals(TYPE)).forEach(all::add);
    return List.copyOf(all);
  }

  /** A field and the fields that are written beside it. */
  private static <E extends Event> Stream<EventField> of(
      FamilyField<E, ?> field, FamilyDescription<E> family) {
    var type = field.type();
    boolean names = family.entity().filter(field::equals).isPresent();
    var role = names ? Role.IDENTITY : roleOf(type);
    var own = new EventField(field.id(), type.required(), role, wordsOf(type));
    if (type instanceof Translated<?>) {
      return Stream.of(own, header(Translated.ownId(field.id()), false, Role.VALUE));
    }
    return type instanceof OptionalInterval
        ? Stream.of(own, header(OptionalInterval.countId(field.id()), false, Role.VALUE))
        : Stream.of(own);
  }

  private static Role roleOf(FieldType<?> type) {
    if (type instanceof Word<?>) {
      return Role.WORD;
    } else if (type instanceof OptionalText text && text.describes()) {
      return Role.DESCRIPTION;
    } else if (type instanceof Amount
        || type instanceof OptionalAmount
        || type instanceof OptionalPrice) {
      return Role.MONEY;
    } else if (type instanceof Day) {
      return Role.DATE;
    }
    return type instanceof OptionalDay || type instanceof OptionalTime
        ? Role.AGREED_DATE
        : Role.VALUE;
  }

  private static List<String> wordsOf(FieldType<?> type) {
    return type instanceof Word<?> word
        ? Stream.of(word.words().getEnumConstants()).map(Event::lower).toList()
        : List.of();
  }

  /** Whether it is an amount of money, which needs a currency. */
  public boolean money() {
    return role == Role.MONEY;
  }

  /** Whether it is a date, which may be written in its own way. */
  public boolean date() {
    return role == Role.DATE || agreed();
  }

  /** Whether it is a date that was agreed on, which may lie far ahead. */
  boolean agreed() {
    return role == Role.AGREED_DATE;
  }

  /** Whether a plain text in a mapping is the value itself and not the name of a column. */
  public boolean word() {
    return role == Role.WORD;
  }

  /** Whether it only describes the event: the system does not count or find by it. */
  boolean describes() {
    return role == Role.DESCRIPTION;
  }

  /**
   * Whether it identifies the person or thing that the event is about, which differs in each
   * repetition.
   */
  boolean identity() {
    return role == Role.IDENTITY;
  }

  /** The fields of a family, in the order a mapping is best written. */
  public static List<EventField> of(Family family) {
    return BY_FAMILY.get(family);
  }

  /** The field of a family with a name. */
  public static Optional<EventField> of(Family family, String id) {
    return of(family).stream().filter(field -> field.id().equals(id)).findFirst();
  }

  /** The field that identifies the party where the mapping gives none: a spend's channel. */
  public static Optional<EventField> partyOf(Family family) {
    return family.description().party().flatMap(field -> of(family, field.id()));
  }

  /** The fields of a family whose translated words leave the source's own ones in another field. */
  static List<String> translatedOf(Family family) {
    return family.description().fields().stream()
        .filter(field -> field.type() instanceof Translated<?>)
        .map(FamilyField::id)
        .toList();
  }
}
