package io.funnelstreams.core.event;

import java.util.Objects;
import java.util.Optional;

/**
 * A step of a lead.
 *
 * @param mergedInto the surviving party; present exactly where the type {@link Type#namesAnother()
 *     names another}
 * @param reason why, in the source's words, for example of a disqualification
 */
public record LeadEvent(
    Header header, Type type, Optional<String> mergedInto, Optional<String> reason)
    implements Event {
  private static final FamilyField<LeadEvent, Type> TYPE =
      new FamilyField<>("type", new FieldType.Word<>(Type.class), LeadEvent::type);
  private static final FamilyField<LeadEvent, Optional<String>> MERGED_INTO =
      new FamilyField<>("merged_into", new FieldType.OptionalText(false), LeadEvent::mergedInto);
  private static final FamilyField<LeadEvent, Optional<String>> REASON =
      new FamilyField<>("reason", new FieldType.OptionalText(true), LeadEvent::reason);

  /** The description that all forms of the family's events follow. */
  static final FamilyDescription<LeadEvent> DESCRIPTION =
      new FamilyDescription<>(
              LeadEvent.class,
              (header, values) ->
                  new LeadEvent(
                      header, values.get(TYPE), values.get(MERGED_INTO), values.get(REASON)),
              TYPE,
              MERGED_INTO,
              REASON)
          .perParty();

  /** The change of the lead. */
  public enum Type {
    CREATED,
    MQL,
    SQL,
    DISQUALIFIED,
    RECYCLED,
    CONVERTED,
    /** The party was a double of another one. */
    MERGED,
    DELETED,
    /** The party, a visitor or an account of a billing system, is known to be another one. */
    IDENTIFIED;

    /** Whether it says that the party is another one, which {@code merged_into} names. */
    public boolean namesAnother() {
      return this == MERGED || this == IDENTIFIED;
    }
  }

  public LeadEvent {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(type, "type");
    if (mergedInto.isPresent() != type.namesAnother()) {
      throw new InvalidFieldException(
          "merged_into",
          "merged_into belongs to a lead of type MERGED or IDENTIFIED and to no other; this one is "
              + type);
    }
    mergedInto = mergedInto.map(party -> Required.id(party, "merged_into"));
  }

  @Override
  public LeadEvent withHeader(Header other) {
    return new LeadEvent(other, type, mergedInto, reason);
  }

  /** All that a lead event says of the party holds for the other events of that instant. */
  @Override
  public int place() {
    return switch (type) {
      case IDENTIFIED -> EventRank.place(EventRank.IDENTITY, 0);
      case MERGED -> EventRank.place(EventRank.IDENTITY, 1);
      case CREATED -> EventRank.place(EventRank.IDENTITY, 2);
      case MQL -> EventRank.place(EventRank.IDENTITY, 3);
      case SQL -> EventRank.place(EventRank.IDENTITY, 4);
      case CONVERTED -> EventRank.place(EventRank.IDENTITY, 5);
      case DISQUALIFIED -> EventRank.place(EventRank.IDENTITY, 6);
      case RECYCLED -> EventRank.place(EventRank.IDENTITY, 7);
      case DELETED -> EventRank.place(EventRank.IDENTITY, 8);
    };
  }

  @Override
  public Optional<Enum<?>> kind() {
    return Optional.of(type);
  }

  @Override
  public Family family() {
    return Family.LEAD;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.empty();
  }
}
