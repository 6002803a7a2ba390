package io.funnelstreams.ingest.ledger;

import io.funnelstreams.core.event.Event;

/**
 * An event that a row made.
 *
 * @param shared whether other rows may make the same event, because the mapping gives it an id of
 *     its own
 * @param released whether the row does not make it any more, and another row may still make it
 */
public record RowEvent(Event event, boolean shared, boolean released) {

  /** An event that a row makes. */
  public static RowEvent of(Event event, boolean shared) {
    return new RowEvent(event, shared, false);
  }

  RowEvent release() {
    return new RowEvent(event, shared, true);
  }

  Placement placement() {
    return Placement.of(event);
  }

  long revision() {
    return event.header().revision();
  }
}
