package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Content;
import io.funnelstreams.core.event.Event;
import java.util.Comparator;

/** Which of two contents of one revision wins: the same whatever the order of arrival. */
final class VersionOrder {
  /** Later recorded wins; recorded at once, the greater content hash. */
  static final Comparator<Event> CONFLICT =
      Comparator.comparing((Event event) -> event.header().recordedAt())
          .thenComparing(Content::hash);

  private VersionOrder() {}
}
