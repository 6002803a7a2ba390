package io.funnelstreams.ingest.publish;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.reject.Reject;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes what one request brought, all of it or, as far as the caller knows, nothing. */
public interface RequestSink {
  /**
   * Sends events and rejects and does not wait.
   *
   * @return done when all of them are safe, on a thread that must not be held up. It fails with a
   *     {@link TooLargeException} where sending again cannot help, and otherwise with a {@link
   *     PublishException}; some of the records may then be on their topics all the same
   */
  CompletableFuture<Void> publish(List<Event> events, List<Reject> rejects);

  /** Whether it is worth while to read a request: not where it would surely be refused. */
  boolean hasRoom();

  /** How many bytes are on their way. */
  long bytesOnTheWay();
}
