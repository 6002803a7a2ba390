package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.event.MeetingEvent;
import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.core.event.WebEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Calendar days of a plan's zone, and what was on which of them. */
record ZoneCalendar(ZoneId zone) {

  /** When something was: an instant, or all of the day that begins then. */
  record When(Instant at, boolean allDay) {
    static When occurred(Event event) {
      return new When(event.header().occurredAt(), event.header().allDay());
    }

    static When effective(SubscriptionEvent event) {
      return event.effectiveAt().isPresent()
          ? new When(event.effectiveAt().get(), event.effectiveAllDay())
          : occurred(event);
    }
  }

  LocalDate of(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** The day on which a delivery became known; a date without a time is a day of any zone. */
  LocalDate known(Event delivery) {
    var header = delivery.header();
    if (!header.backfill()) {
      return of(header.recordedAt());
    }
    return header.allDay()
        ? header.occurredAt().atZone(ZoneOffset.UTC).toLocalDate()
        : of(header.occurredAt());
  }

  private Instant here(Instant midnightInUtc) {
    return midnightInUtc.atZone(ZoneOffset.UTC).toLocalDate().atStartOfDay(zone).toInstant();
  }

  /** An event whose days without a time begin when they do in this zone. */
  Event placed(Event event) {
    var header = event.header();
    var placed =
        header.allDay()
            ? event.withHeader(header.withOccurredAt(here(header.occurredAt())))
            : event;
    if (placed instanceof MeetingEvent meeting && meeting.startsAllDay()) {
      return meeting.withEffectiveAt(here(meeting.startsAt().orElseThrow()));
    }
    return placed instanceof SubscriptionEvent subscription && subscription.effectiveAllDay()
        ? subscription.withEffectiveAt(here(subscription.effectiveAt().orElseThrow()))
        : placed;
  }

  /** Whether one thing was before another for sure. */
  boolean before(When one, When other) {
    boolean byDay = one.allDay || other.allDay;
    return byDay ? of(one.at).isBefore(of(other.at)) : one.at.isBefore(other.at);
  }

  /** Puts what is all-day behind the last thing of its day that has a time and a lower rank. */
  <E extends Event> List<E> arranged(List<E> sorted, Function<E, When> when) {
    var arranged = new ArrayList<>(sorted);
    for (int i = 0; i < sorted.size(); i++) {
      int behind = when.apply(sorted.get(i)).allDay ? last(sorted, i, when) : i;
      if (behind > i) {
        move(arranged, sorted.get(i), sorted.get(behind), when);
      }
    }
    return arranged;
  }

  private <E extends Event> int last(List<E> sorted, int own, Function<E, When> when) {
    int last = own;
    var day = of(when.apply(sorted.get(own)).at);
    for (int i = own + 1; i < sorted.size() && of(when.apply(sorted.get(i)).at).equals(day); i++) {
      if (!when.apply(sorted.get(i)).allDay && precedes(sorted.get(i), sorted.get(own))) {
        last = i;
      }
    }
    return last;
  }

  private static boolean precedes(Event timed, Event allDay) {
    boolean same = timed.family() == allDay.family() && timed.entityId().equals(allDay.entityId());
    return !(allDay instanceof WebEvent)
        && (same || timed instanceof LeadEvent)
        && Rank.of(timed) < Rank.of(allDay);
  }

  private static <E extends Event> void move(
      List<E> arranged, E event, E behind, Function<E, When> when) {
    arranged.remove(place(arranged, event));
    int to = place(arranged, behind) + 1;
    var start = when.apply(event);
    while (to < arranged.size() && when.apply(arranged.get(to)).equals(start)) {
      to++;
    }
    arranged.add(to, event);
  }

  /** By identity, because two views of merged visitors may be equal in all but the visitor. */
  @SuppressWarnings("ReferenceEquality")
  private static <E> int place(List<E> list, E element) {
    int at = 0;
    while (list.get(at) != element) {
      at++;
    }
    return at;
  }
}
