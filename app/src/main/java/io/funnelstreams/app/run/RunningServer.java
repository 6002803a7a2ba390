package io.funnelstreams.app.run;

import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.http.HttpListener;
import io.funnelstreams.http.HttpServer;
import io.funnelstreams.ingest.gateway.Gateway;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/**
 * The HTTP server of a process with the roles that it has: the gateway, the page with its API, and
 * metrics and health of all of them.
 */
public final class RunningServer implements AutoCloseable {
  private final HttpServer server;
  private final Optional<RunningGateway> gateway;

  private RunningServer(HttpServer server, Optional<RunningGateway> gateway) {
    this.server = server;
    this.gateway = gateway;
  }

  /**
   * Starts it.
   *
   * @param sources what the gateway takes; empty where there is no gateway
   * @throws io.funnelstreams.http.HttpServerException where it cannot listen
   * @throws io.funnelstreams.ingest.publish.PublishException where no broker or registry answers
   */
  public static RunningServer start(
      Cluster cluster, Settings settings, Optional<SourceCatalogue> sources) {
    var server = HttpServer.create(settings.gateway().drainWithin());
    try {
      Optional<HttpListener> listener =
          sources.map(on -> server.listen(settings.gateway().listenAddress()));
      operations(server, settings, sources.isPresent());
      var gateway =
          sources.map(
              on ->
                  RunningGateway.mount(
                      cluster,
                      settings.gateway(),
                      on,
                      new Gateway.Place(server, listener.orElseThrow(), Gateway.ALL_PATHS)));
      server.start();
      return new RunningServer(server, gateway);
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  /** A process that answers requests shows its metrics; another one only where it is told where. */
  private static void operations(HttpServer server, Settings settings, boolean answers) {
    if (answers) {
      server.showOperations(settings.gateway().operations());
    } else {
      settings.metricsAddress().ifPresent(server::showOperations);
    }
  }

  /** Where the process counts and measures. */
  public MeterRegistry metrics() {
    return server.metrics();
  }

  /** Where metrics are shown; empty where they are not. */
  public Optional<String> metricsAddress() {
    return server.operationsAddress().map(address -> address + "/metrics");
  }

  /** The gateway, where it is a role. */
  public Optional<RunningGateway> gateway() {
    return gateway;
  }

  /** Answers what has begun, and only then lets go of the brokers. */
  @Override
  public void close() {
    server.close();
    gateway.ifPresent(RunningGateway::close);
  }
}
