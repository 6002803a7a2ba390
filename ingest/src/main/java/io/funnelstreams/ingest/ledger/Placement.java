package io.funnelstreams.ingest.ledger;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;

/**
 * The party of an event: an event whose party changes has to be retracted at the earlier one. It
 * holds the source too, although all events of a ledger have the same.
 */
record Placement(Family family, String source, String eventId, String partyId) {
  static Placement of(Event event) {
    var header = event.header();
    return new Placement(
        event.family(), header.key().source(), header.key().eventId(), header.partyId());
  }
}
