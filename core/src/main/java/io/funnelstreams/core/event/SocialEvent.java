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

  /** What happened. */
  public enum Type {
    FOLLOWER_GAINED,
    FOLLOWER_LOST,
    FOLLOWER_TOTAL,
    COMMENT,
    SHARE,
    OPT_IN;

    /** Whether it tells of the network's followers, whose numbers depend on one another. */
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

  @Override
  public Family family() {
    return Family.SOCIAL;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.of(header.key().toString());
  }

  @Override
  public Optional<String> told(String dimension) {
    return Event.super
        .told(dimension)
        .or(() -> dimension.equals("network") ? Optional.of(network) : Optional.empty());
  }
}
