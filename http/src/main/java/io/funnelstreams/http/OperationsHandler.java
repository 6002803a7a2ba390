package io.funnelstreams.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Serves the metrics, liveness and readiness of a process. */
final class OperationsHandler extends Handler.Abstract {
  static final String METRICS = "/metrics";

  private static final int SOON_SECONDS = 2;
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry metrics;
  private final List<ReadinessCheck> checks;

  OperationsHandler(PrometheusMeterRegistry metrics, List<ReadinessCheck> checks) {
    this.metrics = metrics;
    this.checks = checks;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Replies.write(
        response, reply(request.getHttpURI().getCanonicalPath(), request.getMethod()), callback);
    return true;
  }

  private Reply reply(String path, String method) {
    if (!READING.contains(method)) {
      return Reply.error(405, "this method is not taken here", "send GET").allow("GET");
    }
    return switch (path) {
      case "/health/live" -> Reply.status(200, "live");
      case "/health/ready" -> readiness();
      case METRICS -> Reply.of(200, METRICS_TYPE, metrics.scrape());
      default ->
          Reply.error(404, "nothing is here", "ask for /metrics, /health/live or /health/ready");
    };
  }

  private Reply readiness() {
    return checks.stream()
        .filter(check -> !check.isReady().getAsBoolean())
        .findFirst()
        .map(failed -> Reply.error(503, failed.error(), failed.whatToDo()).retryAfter(SOON_SECONDS))
        .orElseGet(() -> Reply.status(200, "ready"));
  }
}
