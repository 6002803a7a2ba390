package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Rejection;
import java.util.List;
import java.util.OptionalLong;

/** The result of mapping one row. A row is taken whole or not at all. */
public sealed interface Mapped {
  /** What makes the row the same row in another import; empty text where that is not known. */
  String rowIdentity();

  /**
   * The events the row makes.
   *
   * @param events none where no event's condition holds
   * @param shared those of them that other rows may make too, because they have an id of their own
   * @param revision which version of the row it is, by the highest of its events' revisions, also
   *     of those it does not make now; empty where the mapping names none
   * @param open the names of ends that the row does not make, because it leaves their date empty
   */
  record Events(
      String rowIdentity,
      List<Event> events,
      List<Event> shared,
      OptionalLong revision,
      List<String> open)
      implements Mapped {
    public Events {
      events = List.copyOf(events);
      shared = List.copyOf(shared);
      open = List.copyOf(open);
    }
  }

  /**
   * The row makes no event, because something is wrong with it.
   *
   * @param problems at least one
   * @param notMade the names of the events that it would have made
   */
  record Rejected(String rowIdentity, List<Rejection> problems, List<String> notMade)
      implements Mapped {
    public Rejected {
      problems = List.copyOf(problems);
      notMade = List.copyOf(notMade);
    }
  }
}
