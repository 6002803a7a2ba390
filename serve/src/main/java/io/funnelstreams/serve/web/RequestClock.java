package io.funnelstreams.serve.web;

import io.funnelstreams.http.SlowClientTimeout;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Notifies the timeout for slow clients that a request has arrived; a request with a body counts
 * when it is answered.
 */
final class RequestClock extends Handler.Wrapper {
  private final SlowClientTimeout connections;

  RequestClock(SlowClientTimeout connections, Handler handler) {
    super(handler);
    this.connections = connections;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var connection = connections.of(request.getConnectionMetaData().getConnection());
    if (!HttpMethod.POST.is(request.getMethod())) {
      connection.requestIsThere();
    }
    return super.handle(request, response, Callback.from(callback, connection::answered));
  }
}
