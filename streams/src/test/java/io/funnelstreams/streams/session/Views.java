package io.funnelstreams.streams.session;

import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.Header;
import io.funnelstreams.core.event.WebEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Page views as tests need them. */
final class Views {
  private Views() {}

  static WebEvent view(String visitor, String id, Instant at, long revision, boolean deleted) {
    var header =
        new Header(
            new EventKey("web", id),
            revision,
            deleted,
            true,
            at,
            at.plusSeconds(1),
            visitor,
            Map.of("channel", id.endsWith("7") ? "paid" : "organic"));
    return new WebEvent(
        header, "/pricing", WebEvent.ReferrerClass.REFERRAL, Optional.of("example.com"));
  }
}
