package io.funnelstreams.app.run;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.sink.RowPlace;

/** An event and the row it was made of. */
public record MadeEvent(RowPlace place, Event event) {}
