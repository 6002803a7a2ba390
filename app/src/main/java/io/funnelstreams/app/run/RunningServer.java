package io.funnelstreams.app.run;

import io.funnelstreams.app.BuildVersion;
import io.funnelstreams.app.setting.Settings;
import io.funnelstreams.http.HttpListener;
import io.funnelstreams.http.HttpServer;
import io.funnelstreams.http.ReadinessCheck;
import io.funnelstreams.ingest.gateway.Gateway;
import io.funnelstreams.ingest.source.SourceCatalogue;
import io.funnelstreams.serve.api.resource.ApiContext;
import io.funnelstreams.serve.metrics.BusinessMetrics;
import io.funnelstreams.serve.page.PageHandler;
import io.funnelstreams.serve.read.LiveReadModel;
import io.funnelstreams.serve.read.ReadModel;
import io.funnelstreams.serve.view.EventTopics;
import io.funnelstreams.serve.web.WebSite;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/**
 * The HTTP server of a process with the roles that it has: the gateway, the page with its API, and
 * metrics and health of all of them.
 */
public final class RunningServer implements AutoCloseable {
  private final HttpServer server;
  private final Settings settings;
  private Optional<HttpListener> gatewayListener = Optional.empty();
  private Optional<HttpListener> webListener = Optional.empty();
  private Optional<RunningGateway> gateway = Optional.empty();
  private Optional<ReadModel> readModel = Optional.empty();
  private Optional<BusinessMetrics> businessMetrics = Optional.empty();

  private RunningServer(HttpServer server, Settings settings) {
    this.server = server;
    this.settings = settings;
  }

  /**
   * Starts it.
   *
   * @param sources the sources of the gateway; empty where there is no gateway
   * @param web the page and the API; empty where there are none
   * @throws io.funnelstreams.http.HttpServerException where it cannot listen, or other machines
   *     could look without a credential
   * @throws io.funnelstreams.ingest.publish.PublishException where no broker or registry answers
   */
  public static RunningServer start(
      Cluster cluster,
      Settings settings,
      Optional<SourceCatalogue> sources,
      Optional<WebRole> web) {
    var server = HttpServer.create(settings.gateway().drainWithin());
    var running = new RunningServer(server, settings);
    try {
      running.listen(sources.isPresent(), web.isPresent());
      sources.ifPresent(on -> running.mount(cluster, on));
      web.ifPresent(role -> running.mount(cluster, role));
      server.start();
      return running;
    } catch (RuntimeException | Error e) {
      running.close();
      throw e;
    }
  }

  /** Gateway and page share a listener by default. */
  private void listen(boolean hasGateway, boolean hasWeb) {
    if (hasGateway) {
      gatewayListener = Optional.of(server.listen(settings.gateway().listenAddress()));
    }
    if (hasWeb) {
      boolean isShared = hasGateway && settings.web().isGateways();
      webListener =
          isShared ? gatewayListener : Optional.of(server.listen(settings.web().address()));
    }
    // A process that answers requests shows its metrics; another one only where an address is set.
    if (hasGateway || hasWeb) {
      server.showOperations(settings.gateway().operations());
    } else {
      settings.metricsAddress().ifPresent(server::showOperations);
    }
  }

  private void mount(Cluster cluster, SourceCatalogue sources) {
    var listener = gatewayListener.orElseThrow();
    boolean isShared = webListener.equals(gatewayListener);
    var place = new Gateway.Place(server, listener, isShared ? Gateway.PATHS : Gateway.ALL_PATHS);
    gateway = Optional.of(RunningGateway.mount(cluster, settings.gateway(), sources, place));
  }

  private void mount(Cluster cluster, WebRole web) {
    var model =
        LiveReadModel.open(
            cluster.properties(), cluster.values(), web.readModel(), web.clock(), server.metrics());
    readModel = Optional.of(model);
    businessMetrics = Optional.of(BusinessMetrics.start(model, web.clock(), server.metrics()));
    server.readyWhen(
        new ReadinessCheck(
            () -> model.status().ready(),
            "the output topics are still being read",
            "wait; the log says what keeps it"));
    WebSite.mount(
        webListener.orElseThrow(),
        ApiContext.of(
            model,
            new EventTopics(cluster.properties(), cluster.values()),
            web.clock(),
            BuildVersion.read().funnel(),
            new SourceStates(web.sources(), server.metrics())),
        PageHandler.create(),
        new WebSite.WebSettings(web.access(), settings.web().rate()));
  }

  /** The process's metrics. */
  public MeterRegistry metrics() {
    return server.metrics();
  }

  /** The address of the metrics; empty where there is none. */
  public Optional<String> metricsAddress() {
    return server.operationsAddress().map(address -> address + "/metrics");
  }

  /** The address of the page, where it is a role. */
  public Optional<String> page() {
    return webListener.map(listener -> listener.address() + "/");
  }

  /** The gateway, where it is a role. */
  public Optional<RunningGateway> gateway() {
    return gateway;
  }

  /** Answers the requests in progress, and only then closes its clients of the brokers. */
  @Override
  public void close() {
    server.close();
    businessMetrics.ifPresent(BusinessMetrics::close);
    readModel.ifPresent(ReadModel::close);
    gateway.ifPresent(RunningGateway::close);
  }
}
