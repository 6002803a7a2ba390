package io.funnelstreams.core.marketing;

import io.funnelstreams.core.event.SocialEvent;
import io.funnelstreams.core.journey.DimensionValue;

/** A party's page on a social network. */
public record Page(String party, DimensionValue network) {
  /** The page that an event is about. */
  public static Page of(SocialEvent event) {
    return new Page(event.header().partyId(), DimensionValue.of(event.network()));
  }
}
