package io.funnelstreams.ingest.reject;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Rejection;
import java.util.List;

/** How inputs of one origin are tried again. */
public interface Retrial {
  /** Whether a reject comes from there. */
  boolean made(Reject reject);

  /** What a reject becomes now. */
  Outcome again(Reject reject);

  /** What a reject becomes. */
  sealed interface Outcome {}

  /**
   * It makes its events.
   *
   * @param events none where it turns out not to be of interest
   */
  record Taken(List<Event> events) implements Outcome {
    public Taken {
      events = List.copyOf(events);
    }
  }

  /** It is still rejected. */
  record Still(Rejection rejection) implements Outcome {}
}
