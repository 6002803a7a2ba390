package io.funnelstreams.core.event;

import java.util.Objects;
import java.util.Optional;

/**
 * One call.
 *
 * @param outcome how it ended, in the source's words, for example {@code connected}
 * @param seconds talk time, zero or more
 */
public record CallEvent(Header header, Purpose purpose, Optional<String> outcome, long seconds)
    implements Event {

  /** What the call was for. */
  public enum Purpose {
    PROSPECTING,
    FOLLOW_UP,
    CLOSING
  }

  public CallEvent {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(purpose, "purpose");
    Required.notNegative(seconds, "seconds");
  }

  @Override
  public CallEvent withHeader(Header other) {
    return new CallEvent(other, purpose, outcome, seconds);
  }

  @Override
  public Family family() {
    return Family.CALL;
  }

  @Override
  public Optional<String> entityId() {
    return Optional.of(header.key().toString());
  }
}
