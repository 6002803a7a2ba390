package io.funnelstreams.ingest.source;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.reject.Reject;
import java.util.List;

/** The outcome of one item. */
public sealed interface ItemOutcome {
  /** The outcome of an item at a place among those that came together. */
  default ItemOutcome at(int place) {
    return this;
  }

  /**
   * It makes events.
   *
   * @param events at least one
   */
  record Events(List<Event> events) implements ItemOutcome {
    public Events {
      events = List.copyOf(events);
    }

    @Override
    public Events at(int place) {
      return new Events(
          events.stream()
              .map(event -> event.withHeader(event.header().withSequence(place)))
              .toList());
    }
  }

  /** The source makes no event of it. */
  record NotOfInterest() implements ItemOutcome {}

  /** It would make events, but something is wrong with it. */
  record Rejected(Reject reject) implements ItemOutcome {}
}
