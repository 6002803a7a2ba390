package io.funnelstreams.ingest.reject;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.ledger.ImportedRow;
import java.util.List;
import java.util.Optional;

/** How inputs of one origin are tried again. */
public interface RejectRetry {
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
   * @param row what the ledger of imports is to say of it; empty where it is no row of an export
   */
  record Taken(List<Event> events, Optional<ImportedRow> row) implements Outcome {
    public Taken {
      events = List.copyOf(events);
    }

    /** What is no row of an export. */
    public Taken(List<Event> events) {
      this(events, Optional.empty());
    }
  }

  /** The input is a row of an export that a later one has replaced: it makes no event any more. */
  record Superseded() implements Outcome {}

  /** It is still rejected. */
  record Still(Rejection rejection) implements Outcome {}
}
