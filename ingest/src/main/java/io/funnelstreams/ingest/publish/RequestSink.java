package io.funnelstreams.ingest.publish;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.reject.Reject;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Takes the events and rejects of one request: all of them or, as far as the caller knows, none.
 */
public interface RequestSink {
  /**
   * Sends events and rejects and does not wait.
   *
   * @return completes when all of them are safe, on a thread that must not be blocked. It fails
   *     with a {@link TooLargeException} where sending again cannot help, and otherwise with a
   *     {@link PublishException}; some of the records may then still be on their topics
   */
  CompletableFuture<Void> publish(List<Event> events, List<Reject> rejects);

  /** Whether a request is worth reading; false where it would surely be refused. */
  boolean hasRoom();

  /** How many bytes are in flight. */
  long bytesOnTheWay();
}
