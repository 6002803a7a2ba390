package io.funnelstreams.core.event;

import java.time.Instant;
import java.util.Objects;

/**
 * An instant, or a day without a time.
 *
 * @param at of a day its start: midnight UTC, until the plan's zone is known
 * @param allDay whether it is a day
 */
public record EffectiveTime(Instant at, boolean allDay) {
  public EffectiveTime {
    Objects.requireNonNull(at, "at");
  }
}
