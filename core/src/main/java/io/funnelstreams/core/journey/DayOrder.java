package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventRank;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The order of a day on which some events have a time and others are all-day. An all-day event goes
 * first, but after every event of its day that the rank puts before it: a day's cancellation
 * follows the start at ten o'clock, and a day's start follows the lead that was created at noon.
 *
 * @param at when an event occurred; of an all-day event the start of the day
 * @param event the event
 * @param allDay whether an event is all-day
 */
record DayOrder<T>(
    BusinessCalendar calendar,
    Function<T, Instant> at,
    Function<T, Event> event,
    Predicate<T> allDay) {

  /** The order of events by when they occurred. */
  static DayOrder<Event> byOccurrence(BusinessCalendar calendar) {
    return new DayOrder<>(
        calendar, each -> each.header().occurredAt(), each -> each, each -> each.header().allDay());
  }

  /** Things in the order of their days, given those in the order of their instants and ranks. */
  List<T> arrange(List<T> sorted) {
    if (!hasAllDay(sorted)) {
      return sorted;
    }
    var arranged = new ArrayList<T>(sorted.size());
    int from = 0;
    while (from < sorted.size()) {
      int to = endOfDay(sorted, from);
      arranged.addAll(day(sorted.subList(from, to)));
      from = to;
    }
    return arranged;
  }

  private boolean hasAllDay(List<T> things) {
    for (var thing : things) {
      if (allDay.test(thing)) {
        return true;
      }
    }
    return false;
  }

  /** Days begin with the all-day events; before these no event need be moved. */
  private int endOfDay(List<T> sorted, int from) {
    if (!allDay.test(sorted.get(from))) {
      return from + 1;
    }
    var day = calendar.dayOf(at.apply(sorted.get(from)));
    var next = calendar.startOf(day.plusDays(1));
    int to = from + 1;
    while (to < sorted.size() && at.apply(sorted.get(to)).isBefore(next)) {
      to++;
    }
    return to;
  }

  /** An event of a day, and the place it comes after, or its own. */
  private record Placed<T>(T thing, int place) {}

  private List<T> day(List<T> day) {
    if (day.stream().allMatch(allDay)) {
      return day;
    }
    var placed = new ArrayList<Placed<T>>(day.size());
    for (int i = 0; i < day.size(); i++) {
      placed.add(new Placed<>(day.get(i), allDay.test(day.get(i)) ? after(day, i) : i));
    }
    // The sort keeps the order of those that follow the same event, which goes before them.
    placed.sort(
        Comparator.comparingInt(Placed<T>::place).thenComparing(one -> allDay.test(one.thing())));
    return placed.stream().map(Placed::thing).toList();
  }

  private int after(List<T> day, int own) {
    var moved = event.apply(day.get(own));
    for (int i = day.size() - 1; i > own; i--) {
      if (!allDay.test(day.get(i)) && isBefore(event.apply(day.get(i)), moved)) {
        return i;
      }
    }
    return own;
  }

  /**
   * Only events of the party itself or of the same entity come before it, because they decide its
   * numbers.
   */
  private static boolean isBefore(Event timed, Event moved) {
    boolean concerns =
        timed instanceof LeadEvent
            || (timed.family() == moved.family() && timed.entityId().equals(moved.entityId()));
    return concerns && EventRank.of(timed) < EventRank.of(moved);
  }
}
