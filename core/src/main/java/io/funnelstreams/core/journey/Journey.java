package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Content;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.EventKey;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The set of a party's events: one version per event id, in journey order. A version that takes its
 * event back stays, so that an older version that arrives later does not bring the event back.
 *
 * <p>A journey never changes. A long one finds its events by an index. It passes the index on to
 * the journey that is made of it, because the next query goes to that one; the old journey would
 * build the index anew.
 */
public final class Journey {
  /** From this size on an index is quicker than looking at each event. */
  private static final int INDEXED = 64;

  public static final Journey EMPTY = new Journey(List.of(), List.of());

  private final List<Event> versions;

  /** Those of the versions that say that the party is another one, in journey order. */
  private final List<LeadEvent> merges;

  private Map<EventKey, Event> index = Map.of();

  private Journey(List<Event> versions, List<LeadEvent> merges) {
    this.versions = versions;
    this.merges = merges;
  }

  /**
   * The result of adding an event.
   *
   * @param changed whether the set has changed
   * @param loser the version that lost a conflict: same id and revision, different content
   */
  public record Insertion(Journey journey, boolean changed, Optional<Event> loser) {}

  /**
   * The journey of versions that are in journey order already, as {@link #versions()} gave them.
   */
  public static Journey ofSorted(List<Event> versions) {
    return versions.isEmpty() ? EMPTY : new Journey(versions, mergesOf(versions));
  }

  /** Adds an event, which may be a duplicate, an older version or a newer one. */
  public Insertion with(Event event) {
    var found = known(event.header().key());
    if (found.isEmpty()) {
      return new Insertion(changed(Optional.empty(), event), true, Optional.empty());
    }
    var known = found.get();
    long newer = Long.compare(event.header().revision(), known.header().revision());
    if (newer == 0) {
      return Content.same(event, known) ? redelivered(known, event) : resolved(known, event);
    }
    return newer > 0 ? replaced(known, event, Optional.empty()) : unchanged(Optional.empty());
  }

  /** This journey with every event of another. */
  public Journey union(Journey other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    var union = new HashMap<EventKey, Event>();
    versions.forEach(event -> union.put(event.header().key(), event));
    other.versions.forEach(event -> union.merge(event.header().key(), event, Journey::winner));
    return ofSorted(sorted(union.values()));
  }

  private static List<Event> sorted(Collection<Event> events) {
    var sorted = new ArrayList<>(events);
    sorted.sort(Event.JOURNEY_ORDER);
    return sorted;
  }

  private static Event winner(Event known, Event event) {
    return ofSorted(List.of(known)).with(event).journey().versions.get(0);
  }

  /** The events of this journey that were recorded after an instant. */
  Journey since(Instant instant) {
    return ofSorted(
        versions.stream().filter(event -> event.header().recordedAt().isAfter(instant)).toList());
  }

  /** Every version that holds, those that take their event back too, in journey order. */
  public List<Event> versions() {
    return Collections.unmodifiableList(versions);
  }

  /** The versions that name another party, those that take their event back too. */
  List<LeadEvent> merges() {
    return merges;
  }

  /** How many versions hold. */
  public int size() {
    return versions.size();
  }

  /** The valid events, in the order of their days. */
  public List<Event> events(BusinessCalendar calendar) {
    return DayOrder.byOccurrence(calendar).arrange(standing());
  }

  /** Nothing is copied where every version is valid, as in most journeys. */
  private List<Event> standing() {
    if (!hasDeleted()) {
      return versions();
    }
    var standing = new ArrayList<Event>(versions.size());
    for (var version : versions) {
      if (!version.header().deleted()) {
        standing.add(version);
      }
    }
    return standing;
  }

  private boolean hasDeleted() {
    for (var version : versions) {
      if (version.header().deleted()) {
        return true;
      }
    }
    return false;
  }

  public boolean isEmpty() {
    return versions.isEmpty();
  }

  /** The later delivery is kept, because it decides a conflict with a third version. */
  private Insertion redelivered(Event known, Event event) {
    boolean later = VersionOrder.DELIVERY.compare(event, known) > 0;
    return later ? replaced(known, event, Optional.empty()) : unchanged(Optional.empty());
  }

  private Insertion resolved(Event known, Event event) {
    boolean eventWins = VersionOrder.CONFLICT.compare(event, known) > 0;
    var loser = Optional.of(eventWins ? known : event).filter(one -> !isRestated(event, known));
    return eventWins ? replaced(known, event, loser) : unchanged(loser);
  }

  /**
   * A later file repeats what an earlier one says of a row, so such a conflict needs no attention.
   */
  private static boolean isRestated(Event one, Event other) {
    return one.header().sequence() > 0 && other.header().sequence() > 0;
  }

  private Insertion replaced(Event known, Event event, Optional<Event> loser) {
    return new Insertion(changed(Optional.of(known), event), true, loser);
  }

  private Insertion unchanged(Optional<Event> loser) {
    return new Insertion(this, false, loser);
  }

  private Optional<Event> known(EventKey key) {
    if (versions.size() >= INDEXED) {
      return Optional.ofNullable(index().get(key));
    }
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (versions.get(i).header().key().equals(key)) {
        return Optional.of(versions.get(i));
      }
    }
    return Optional.empty();
  }

  private Map<EventKey, Event> index() {
    if (index.isEmpty()) {
      index = new HashMap<>();
      versions.forEach(event -> index.put(event.header().key(), event));
    }
    return index;
  }

  /** This journey with an event, which may take the place of another version. */
  private Journey changed(Optional<Event> replaced, Event event) {
    var events = replaced.map(this::without).orElse(versions);
    var inserted = inserted(events, event);
    boolean sameMerges = !isMerge(event) && replaced.filter(Journey::isMerge).isEmpty();
    var journey = new Journey(inserted, sameMerges ? merges : mergesOf(inserted));
    if (!index.isEmpty()) {
      journey.index = index;
      journey.index.put(event.header().key(), event);
      index = Map.of();
    }
    return journey;
  }

  private List<Event> without(Event known) {
    var others = new ArrayList<>(versions);
    var removed = others.remove(Collections.binarySearch(versions, known, Event.JOURNEY_ORDER));
    if (!removed.header().key().equals(known.header().key())) {
      throw new IllegalStateException("a journey is not in its order at " + known.header().key());
    }
    return others;
  }

  private static List<Event> inserted(List<Event> sorted, Event event) {
    int place = place(sorted, event);
    var events = sorted.toArray(new Event[sorted.size() + 1]);
    System.arraycopy(events, place, events, place + 1, sorted.size() - place);
    events[place] = event;
    return Arrays.asList(events);
  }

  /** Most events are the last of their journey. */
  private static int place(List<Event> sorted, Event event) {
    int last = sorted.size();
    if (last == 0 || Event.JOURNEY_ORDER.compare(sorted.get(last - 1), event) <= 0) {
      return last;
    }
    int found = Collections.binarySearch(sorted, event, Event.JOURNEY_ORDER);
    return found < 0 ? -found - 1 : found + 1;
  }

  private static boolean isMerge(Event event) {
    return event instanceof LeadEvent lead && lead.type().namesAnother();
  }

  private static List<LeadEvent> mergesOf(List<Event> versions) {
    var merges = new ArrayList<LeadEvent>(0);
    for (var event : versions) {
      if (event instanceof LeadEvent lead && lead.type().namesAnother()) {
        merges.add(lead);
      }
    }
    return merges;
  }
}
