package io.funnelstreams.core.event;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened on a social network.
 *
 * @param network the network, for example {@code linkedin}; the dimension {@code network}
 * @param count how many, 0 or more; of a {@link Type#FOLLOWER_TOTAL} the followers after the event
 */
public record SocialEvent(Header header, String network, Type type, long count) implements Event {
  private static final FamilyField<SocialEvent, String> NETWORK =
      new FamilyField<>("network", new FieldType.Text(), SocialEvent::network);
  private static final FamilyField<SocialEvent, Type> TYPE =
      new FamilyField<>("type", new FieldType.Word<>(Type.class), SocialEvent::type);
  private static final FamilyField<SocialEvent, Long> COUNT =
      new FamilyField<>("count", new FieldType.Count(1), SocialEvent::count);

  /** The description that all forms of the family's events follow. */
  static final FamilyDescription<SocialEvent> DESCRIPTION =
      new FamilyDescription<>(
              SocialEvent.class,
              (header, values) ->
                  new SocialEvent(header, values.get(NETWORK), values.get(TYPE), values.get(COUNT)),
              NETWORK,
              TYPE,
              COUNT)
          .ofParty(NETWORK);

  /** The kind of event. */
  public enum Type {
    FOLLOWER_GAINED,
    FOLLOWER_LOST,
    FOLLOWER_TOTAL,
    COMMENT,
    SHARE,
    OPT_IN;

    /** Whether it reports the network's followers, whose numbers depend on one another. */
    public boolean isOfFollowers() {
      return this == FOLLOWER_GAINED || this == FOLLOWER_LOST || this == FOLLOWER_TOTAL;
    }
  }

  public SocialEvent {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(type, "type");
    Required.text(network, "network");
    Required.count(count, "count");
  }

  @Override
  public SocialEvent withHeader(Header other) {
    return new SocialEvent(other, network, type, count);
  }

  /** A count of all followers contains all gains and losses by then. */
  @Override
  public int place() {
    return switch (type) {
      case FOLLOWER_GAINED, FOLLOWER_LOST, COMMENT, SHARE, OPT_IN ->
          EventRank.place(EventRank.CHANGE, 0);
      case FOLLOWER_TOTAL -> EventRank.place(EventRank.END, 0);
    };
  }

  @Override
  public Optional<Enum<?>> kind() {
    return Optional.of(type);
  }

  @Override
  public Family family() {
    return Family.SOCIAL;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.of(header.key().toString());
  }

  @Override
  public Optional<String> observed(String dimension) {
    return Event.super
        .observed(dimension)
        .or(() -> dimension.equals("network") ? Optional.of(network) : Optional.empty());
  }
}
