package io.funnelstreams.ingest.gateway;

import io.funnelstreams.http.RateLimits;
import io.funnelstreams.http.SlowClientTimeout;
import io.funnelstreams.ingest.publish.RequestSink;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Request;

/**
 * The context that all requests share.
 *
 * @param url how callers reach the server, before the path
 * @param bodies memory for bodies that are being read
 * @param refusals counts and logs refused requests
 * @param executor of the server's threads
 */
record GatewayContext(
    GatewaySettings settings,
    String url,
    RequestSink sink,
    BodyMemory bodies,
    RateLimits rates,
    RefusalLog refusals,
    SlowClientTimeout connections,
    GatewayMetrics metrics,
    Executor executor) {

  SlowClientTimeout.State connectionOf(Request request) {
    return connections.of(request.getConnectionMetaData().getConnection());
  }
}
