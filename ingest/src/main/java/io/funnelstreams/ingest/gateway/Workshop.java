package io.funnelstreams.ingest.gateway;

import io.funnelstreams.ingest.publish.ByteBudget;
import io.funnelstreams.ingest.publish.RequestSink;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Request;

/**
 * What all requests share.
 *
 * @param url how callers reach the server, before the path
 * @param bodies memory for bodies that are being read
 * @param executor of the server's threads
 */
record Workshop(
    GatewaySettings settings,
    String url,
    RequestSink sink,
    ByteBudget bodies,
    RateLimits rates,
    ConnectionWatch connections,
    GatewayMetrics metrics,
    Executor executor) {

  ConnectionWatch.State connectionOf(Request request) {
    return connections.of(request.getConnectionMetaData().getConnection());
  }
}
