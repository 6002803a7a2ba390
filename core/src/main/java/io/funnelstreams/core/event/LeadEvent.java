package io.funnelstreams.core.event;

import java.util.Objects;
import java.util.Optional;

/**
 * A step of a lead.
 *
 * @param mergedInto the surviving party; present exactly when the type is {@link Type#MERGED}
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
    MERGED,
    DELETED
  }

  public LeadEvent {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(type, "type");
    if (mergedInto.isPresent() != (type == Type.MERGED)) {
      throw new IllegalArgumentException(
          "merged_into belongs to a merged lead and to no other; this one is " + type);
    }
    mergedInto.ifPresent(party -> Required.text(party, "merged_into"));
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
