package io.funnelstreams.ingest.sink;

import io.funnelstreams.core.event.Event;

/** Takes events. */
public interface EventSink {
  /**
   * Takes an event. It may be in flight for a while; {@link #flush} waits for it.
   *
   * @throws io.funnelstreams.ingest.publish.PublishException where an event, this one or one
   *     before, could not be delivered
   */
  void publish(Event event);

  /**
   * Takes an event together with the row of a file that made it.
   *
   * @throws io.funnelstreams.ingest.publish.PublishException as {@link #publish(Event)} does
   */
  default void publish(Event event, RowPlace row) {
    publish(event);
  }

  /**
   * Waits until everything taken so far is delivered.
   *
   * @throws io.funnelstreams.ingest.publish.PublishException where something was not
   */
  void flush();
}
