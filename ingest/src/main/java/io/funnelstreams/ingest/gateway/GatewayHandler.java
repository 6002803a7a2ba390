package io.funnelstreams.ingest.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends each request where its path says. */
final class GatewayHandler extends Handler.Abstract {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** The name of the connector that metrics and health are shown on, and nothing else. */
  static final String OPERATIONS = "operations";

  private static final String NO_SOURCE = "-";
  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Workshop workshop;
  private final Map<String, Intake> intakes;
  private final BooleanSupplier ready;

  /**
   * A handler.
   *
   * @param intakes by path
   * @param ready whether requests can be taken now
   */
  GatewayHandler(Workshop workshop, Map<String, Intake> intakes, BooleanSupplier ready) {
    this.workshop = workshop;
    this.intakes = Map.copyOf(intakes);
    this.ready = ready;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var path = Request.getPathInContext(request);
    if (OPERATIONS.equals(request.getConnectionMetaData().getConnector().getName())) {
      Replies.write(response, own(path, request.getMethod()), callback);
      return true;
    }
    var intake =
        Optional.ofNullable(intakes.get(path)).map(at -> at.forMethod(request.getMethod()));
    measure(request, response, intake.map(Intake::name).orElse(NO_SOURCE));
    if (intake.isPresent()) {
      new Exchange(workshop, intake.get(), request, response, callback).begin();
      return true;
    }
    workshop
        .refusals()
        .refused(NO_SOURCE, 404, "no source with this path is on", Request.getRemoteAddr(request));
    var connection = workshop.connectionOf(request);
    UnwantedBody.pass(
        request,
        workshop.settings().maxBodyBytes(),
        connection::received,
        () -> {
          connection.requestIsThere();
          Replies.write(
              response, Refusals.unknownPath(), Callback.from(callback, connection::answered));
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

  /** What the gateway shows of itself. */
  private Reply own(String path, String method) {
    if (!READING.contains(method)) {
      return Refusals.wrongMethod("GET");
    }
    return switch (path) {
      case "/health/live" -> Reply.status(200, "live");
      case "/health/ready" ->
          ready.getAsBoolean() ? Reply.status(200, "ready") : Refusals.notReady();
      case "/metrics" -> Reply.of(200, METRICS_TYPE, workshop.metrics().scrape());
      default ->
          Reply.error(404, "nothing is here", "ask for /metrics, /health/live or /health/ready");
    };
  }
}
