package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Content;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The set of a party's events: one version per event id, in journey order. A version that takes its
 * event back stays, so that an older version that arrives later does not bring the event back.
 */
public final class Journey {
  public static final Journey EMPTY = new Journey(List.of());

  private final List<Event> versions;

  private Journey(List<Event> versions) {
    this.versions = versions;
  }

  /**
   * What came of adding an event.
   *
   * @param changed whether the set is another one than before
   * @param loser the version that lost a conflict: same id and revision, different content
   */
  public record Insertion(Journey journey, boolean changed, Optional<Event> loser) {}

  /**
   * The journey of versions that are in journey order already, as {@link #versions()} gave them.
   */
  public static Journey ofSorted(List<Event> versions) {
    return versions.isEmpty() ? EMPTY : new Journey(versions);
  }

  /** Adds an event, which may be a duplicate, an older version or a newer one. */
  public Insertion with(Event event) {
    int at = indexOf(event.header().key());
    if (at < 0) {
      return new Insertion(inserted(versions, event), true, Optional.empty());
    }
    var known = versions.get(at);
    long newer = Long.compare(event.header().revision(), known.header().revision());
    if (newer == 0) {
      return Content.same(event, known)
          ? redelivered(at, known, event)
          : resolved(at, known, event);
    }
    return newer > 0 ? replaced(at, event, Optional.empty()) : unchanged(Optional.empty());
  }

  /** This journey with every event of another. */
  public Journey union(Journey other) {
    var union = this;
    for (var event : other.versions) {
      union = union.with(event).journey();
    }
    return union;
  }

  /** What of this journey was recorded after an instant. */
  Journey since(Instant instant) {
    return ofSorted(
        versions.stream().filter(event -> event.header().recordedAt().isAfter(instant)).toList());
  }

  /** Every version that holds, those that take their event back too, in journey order. */
  public List<Event> versions() {
    return Collections.unmodifiableList(versions);
  }

  /** The events that stand, in the order of their days. */
  public List<Event> events(BusinessCalendar calendar) {
    var events = new ArrayList<Event>(versions.size());
    for (var version : versions) {
      if (!version.header().deleted()) {
        events.add(version);
      }
    }
    return DayOrder.byOccurrence(calendar).arrange(events);
  }

  public boolean isEmpty() {
    return versions.isEmpty();
  }

  /** The later delivery is kept, because it is what a conflict with a third version goes by. */
  private Insertion redelivered(int at, Event known, Event event) {
    boolean later = VersionOrder.DELIVERY.compare(event, known) > 0;
    return later ? replaced(at, event, Optional.empty()) : unchanged(Optional.empty());
  }

  private Insertion resolved(int at, Event known, Event event) {
    boolean eventWins = VersionOrder.CONFLICT.compare(event, known) > 0;
    var loser = Optional.of(eventWins ? known : event).filter(one -> !isRestated(event, known));
    return eventWins ? replaced(at, event, loser) : unchanged(loser);
  }

  /** What a file says of a row, a later one says again: nobody has to look into that. */
  private static boolean isRestated(Event one, Event other) {
    return one.header().sequence() > 0 && other.header().sequence() > 0;
  }

  private Insertion replaced(int at, Event event, Optional<Event> loser) {
    var others = new ArrayList<>(versions);
    others.remove(at);
    return new Insertion(inserted(others, event), true, loser);
  }

  private Insertion unchanged(Optional<Event> loser) {
    return new Insertion(this, false, loser);
  }

  private int indexOf(EventKey key) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (versions.get(i).header().key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private static Journey inserted(List<Event> sorted, Event event) {
    int last = sorted.size();
    while (last > 0 && Event.JOURNEY_ORDER.compare(sorted.get(last - 1), event) > 0) {
      last--;
    }
    var events = new ArrayList<Event>(sorted.size() + 1);
    events.addAll(sorted.subList(0, last));
    events.add(event);
    events.addAll(sorted.subList(last, sorted.size()));
    return new Journey(events);
  }
}
