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
    var own = own(path, request.getMethod());
    var intake = Optional.ofNullable(intakes.get(path));
    measure(
        request,
        response,
        own.isPresent() ? "gateway" : intake.map(Intake::name).orElse(NO_SOURCE));
    if (own.isEmpty() && intake.isPresent()) {
      new Exchange(workshop, intake.get(), request, response, callback).begin();
      return true;
    }
    if (own.isEmpty()) {
      workshop
          .refusals()
          .refused(
              NO_SOURCE, 404, "no source with this path is on", Request.getRemoteAddr(request));
    }
    var connection = workshop.connectionOf(request);
    UnwantedBody.pass(
        request,
        workshop.settings().maxBodyBytes(),
        connection::received,
        () -> {
          connection.requestIsThere();
          Replies.write(
              response,
              own.orElseGet(Refusals::unknownPath),
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

  /** What the gateway tells of itself; empty where the path asks for something else. */
  private Optional<Reply> own(String path, String method) {
    return switch (path) {
      case "/health/live", "/health/ready", "/metrics" ->
          Optional.of(READING.contains(method) ? told(path) : Refusals.wrongMethod("GET"));
      default -> Optional.empty();
    };
  }

  private Reply told(String path) {
    return switch (path) {
      case "/health/live" -> Reply.status(200, "live");
      case "/metrics" -> Reply.of(200, METRICS_TYPE, workshop.metrics().scrape());
      default -> ready.getAsBoolean() ? Reply.status(200, "ready") : Refusals.notReady();
    };
  }
}
