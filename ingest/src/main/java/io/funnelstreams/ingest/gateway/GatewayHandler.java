package io.funnelstreams.ingest.gateway;

import io.funnelstreams.http.BodyDrainer;
import io.funnelstreams.http.Replies;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Routes each request by its path. */
final class GatewayHandler extends Handler.Abstract {
  private static final String NO_SOURCE = "-";

  private final GatewayContext workshop;
  private final Map<String, GatewayEndpoint> intakes;

  /**
   * A handler.
   *
   * @param intakes by path
   */
  GatewayHandler(GatewayContext workshop, Map<String, GatewayEndpoint> intakes) {
    this.workshop = workshop;
    this.intakes = Map.copyOf(intakes);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var path = request.getHttpURI().getCanonicalPath();
    var intake =
        Optional.ofNullable(intakes.get(path)).map(at -> at.forMethod(request.getMethod()));
    measure(request, response, intake.map(GatewayEndpoint::name).orElse(NO_SOURCE));
    if (intake.isPresent()) {
      new IngestRequest(workshop, intake.get(), request, response, callback).begin();
      return true;
    }
    workshop
        .refusals()
        .refused(NO_SOURCE, 404, "no source with this path is on", Request.getRemoteAddr(request));
    var connection = workshop.connectionOf(request);
    BodyDrainer.pass(
        request,
        workshop.settings().maxBodyBytes(),
        connection::received,
        () -> {
          connection.requestIsThere();
          Replies.write(
              response,
              ErrorResponses.unknownPath(),
              Callback.from(callback, connection::answered));
        });
    return true;
  }

  private void measure(Request request, Response response, String source) {
    workshop.metrics().begun();
    Request.addCompletionListener(
        request,
        failure ->
            workshop
                .metrics()
                .answered(
                    source, response.getStatus(), System.nanoTime() - request.getBeginNanoTime()));
  }
}
