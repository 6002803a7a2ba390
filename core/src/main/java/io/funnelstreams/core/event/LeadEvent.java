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

  /** What happened to the lead. */
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
      throw new IllegalArgumentException(
          "merged_into belongs to a merged or identified lead and to no other; this one is "
              + type);
    }
    mergedInto = mergedInto.map(party -> Required.id(party, "merged_into"));
  }

  @Override
  public LeadEvent withHeader(Header other) {
    return new LeadEvent(other, type, mergedInto, reason);
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
