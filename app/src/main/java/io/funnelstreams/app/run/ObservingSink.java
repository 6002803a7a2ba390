package io.funnelstreams.app.run;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.sink.EventSink;
import io.funnelstreams.ingest.sink.RowPlace;

/** Looks at the events of rows on their way to another sink. */
abstract class ObservingSink implements EventSink {
  private final EventSink events;

  ObservingSink(EventSink events) {
    this.events = events;
  }

  /** Looks at the event of a row before it goes on. */
  abstract void observe(Event event);

  @Override
  public final void publish(Event event, RowPlace row) {
    observe(event);
    events.publish(event, row);
  }

  @Override
  public final void publish(Event event) {
    events.publish(event);
  }

  @Override
  public final void flush() {
    events.flush();
  }
}
