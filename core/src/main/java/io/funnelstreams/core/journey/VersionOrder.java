package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Content;
import io.funnelstreams.core.event.Event;
import java.util.Comparator;

/** Which of two versions of one revision wins: the same whatever the order of arrival. */
final class VersionOrder {
  /** Which of two deliveries is the later: recorded later, or later in the same import. */
  static final Comparator<Event> DELIVERY =
      Comparator.comparing((Event event) -> event.header().recordedAt())
          .thenComparingLong(event -> event.header().sequence());

  /** The later delivery wins; where none is later, the greater content hash. */
  static final Comparator<Event> CONFLICT = DELIVERY.thenComparing(Content::hash);

  private VersionOrder() {}
}
