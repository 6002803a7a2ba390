package io.funnelstreams.schemas.codec;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Rejection;

/** The result of decoding a record: an event, or why there is none. */
public sealed interface Decoded {
  /** A record that is an event. */
  record Accepted(Event event) implements Decoded {}

  /** A record that breaks a rule of its family. */
  record Rejected(Rejection rejection) implements Decoded {}
}
