package io.funnelstreams.app.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.funnelstreams.app.FunnelException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/** Shows figures in Prometheus' text form, in a process that has no gateway to show them. */
public final class MetricsPage implements AutoCloseable {
  private static final String PATH = "/metrics";
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final HttpServer server;

  private MetricsPage(HttpServer server) {
    this.server = server;
  }

  /**
   * Opens it.
   *
   * @throws FunnelException where the address cannot be listened on
   */
  public static MetricsPage open(InetSocketAddress address) {
    try {
      if (address.isUnresolved()) {
        throw new UnknownHostException("there is no such host");
      }
      var page = new MetricsPage(HttpServer.create(address, 0));
      page.server.createContext(PATH, page::answer);
      page.server.start();
      return page;
    } catch (IOException e) {
      throw new FunnelException(
          ("Metrics cannot be shown on %s, port %d: %s. Stop the program that listens there, or"
                  + " choose another address with metrics.address.")
              .formatted(address.getHostString(), address.getPort(), e.getMessage()),
          e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(PATH)) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        exchange.sendResponseHeaders(405, -1);
      } else {
        var text = registry.scrape().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", TYPE);
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
      }
    }
  }

  /** Where to count and measure. */
  public MeterRegistry registry() {
    return registry;
  }

  /** What a browser is given to see it. */
  public String address() {
    var listens = server.getAddress();
    return "http://%s:%d%s".formatted(listens.getHostString(), listens.getPort(), PATH);
  }

  @Override
  public void close() {
    server.stop(0);
    registry.close();
  }
}
