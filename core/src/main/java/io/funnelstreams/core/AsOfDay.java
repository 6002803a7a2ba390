package io.funnelstreams.core;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.journey.JourneyRules;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The events that were known on the evening of a day in the plan's zone. A system that reports as
 * things happen says when it did ({@code recorded_at}). History that was loaded on purpose says
 * when it was loaded, which is not when its events became known; there {@code occurred_at} replaces
 * it.
 *
 * @param day the day, in the plan's zone
 * @param rules the plan's, whose zone says when the day ends
 */
public record AsOfDay(LocalDate day, JourneyRules rules) {

  /** The last millisecond of the day, whose state was visible that evening. */
  public Instant evening() {
    return rules.calendar().startOf(day.plusDays(1)).minusMillis(1);
  }

  /** Whether an event was known by then. */
  public boolean knows(Event event) {
    return !knownAt(event, rules).isAfter(evening());
  }

  /** Since when an event was known. */
  public static Instant knownAt(Event event, JourneyRules rules) {
    return event.header().backfill()
        ? rules.resolved(event).header().occurredAt()
        : event.header().recordedAt();
  }
}
