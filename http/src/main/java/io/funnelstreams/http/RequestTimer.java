package io.funnelstreams.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.jetty12.server.TimedHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Handler;

/**
 * Counts and times requests. Micrometer's handler would also hold up a stop until every request is
 * counted, for as long as a stream is open to a reader; draining is the task of the server alone.
 */
final class RequestTimer extends TimedHandler {
  RequestTimer(MeterRegistry registry, Handler measured) {
    super(registry, List.of(), new RequestTags());
    setHandler(measured);
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isShutdown() {
    return false;
  }
}
