package io.funnelstreams.ingest.publish;

import io.funnelstreams.core.event.Event;

/** Takes events. */
public interface EventSink {
  /**
   * Takes an event. It may be on its way for a while; {@link #flush} waits for it.
   *
   * @throws PublishException where an event, this one or one before, could not be delivered
   */
  void publish(Event event);

  /**
   * Waits until everything taken so far is delivered.
   *
   * @throws PublishException where something was not
   */
  void flush();
}
