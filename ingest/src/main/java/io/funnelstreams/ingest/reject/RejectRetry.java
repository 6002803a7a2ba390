package io.funnelstreams.ingest.reject;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.ledger.ImportedRow;
import java.util.List;
import java.util.Optional;

/** Retries the inputs of one origin. */
public interface RejectRetry {
  /** Whether a reject comes from this origin. */
  boolean made(Reject reject);

  /** The outcome of a retry of a reject. */
  Outcome again(Reject reject);

  /** The outcomes of a retry. */
  sealed interface Outcome {}

  /**
   * It makes its events.
   *
   * @param events none where it turns out not to be of interest
   * @param row its entry in the ledger of imports; empty where it is no row of an export
   */
  record Taken(List<Event> events, Optional<ImportedRow> row) implements Outcome {
    public Taken {
      events = List.copyOf(events);
    }

    /** For an input that is no row of an export. */
    public Taken(List<Event> events) {
      this(events, Optional.empty());
    }
  }

  /** The input is a row of an export that a later one has replaced: it makes no event any more. */
  record Superseded() implements Outcome {}

  /** It is still rejected. */
  record Still(Rejection rejection) implements Outcome {}
}
