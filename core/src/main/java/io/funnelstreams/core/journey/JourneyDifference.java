package io.funnelstreams.core.journey;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.LeadEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The events in which two journeys differ. Most events of both are the same objects, so that the
 * difference is found without comparing the content of events.
 *
 * @param removed the events of the first journey that are not in the second, in journey order
 * @param added the events of the second journey that are not in the first, in journey order
 */
public record JourneyDifference(
    Journey before, Journey after, List<Event> removed, List<Event> added) {
  public JourneyDifference {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }

  /** Compares two journeys, usually one and its successor. */
  @SuppressWarnings("ReferenceEquality")
  public static JourneyDifference between(Journey before, Journey after) {
    var one = before.versions();
    var other = after.versions();
    var removed = new ArrayList<Event>(1);
    var added = new ArrayList<Event>(1);
    int i = 0;
    int j = 0;
    while (i < one.size() && j < other.size()) {
      var left = one.get(i);
      var right = other.get(j);
      int order = left == right ? 0 : Event.JOURNEY_ORDER.compare(left, right);
      if (left != right && order <= 0) {
        removed.add(left);
      }
      if (left != right && order >= 0) {
        added.add(right);
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    removed.addAll(one.subList(i, one.size()));
    added.addAll(other.subList(j, other.size()));
    return new JourneyDifference(before, after, removed, added);
  }

  /** Whether any of the events says something about the party itself. */
  public boolean isAboutTheParty() {
    return removed.stream().anyMatch(LeadEvent.class::isInstance)
        || added.stream().anyMatch(LeadEvent.class::isInstance);
  }
}
