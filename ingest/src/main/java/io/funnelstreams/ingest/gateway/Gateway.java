package io.funnelstreams.ingest.gateway;

import io.funnelstreams.ingest.publish.RequestSink;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The running HTTP server. Closing it finishes what has begun and takes nothing new. */
public final class Gateway implements AutoCloseable {
  private static final int MOST_THREADS = 64;
  private static final int MOST_CONNECTIONS = 2_000;
  private static final int HEADER_BYTES = 16 << 10;
  private static final int MOST_OPERATORS = 50;

  /** Bodies of proven callers have this much together, or four of the largest; others as well. */
  private static final long BODY_BYTES = 32L << 20;

  private static final Duration DRAIN_BEYOND_ACKNOWLEDGING = Duration.ofSeconds(5);

  private final Server server;
  private final ServerConnector connector;
  private final ServerConnector operations;
  private final GatewayMetrics metrics;
  private final boolean secure;

  private Gateway(
      Server server,
      ServerConnector connector,
      ServerConnector operations,
      GatewayMetrics metrics,
      boolean secure) {
    this.server = server;
    this.connector = connector;
    this.operations = operations;
    this.metrics = metrics;
    this.secure = secure;
  }

  /**
   * Starts the server.
   *
   * @param intakes by path, beginning with a slash
   * @param sink it is not closed with the gateway
   * @param ready whether the brokers answer
   * @throws GatewayException where the address cannot be listened on, or a key cannot be used
   */
  public static Gateway start(
      GatewaySettings settings,
      Map<String, Intake> intakes,
      RequestSink sink,
      BooleanSupplier ready) {
    var server = new Server(new QueuedThreadPool(MOST_THREADS));
    var connector = connector(server, settings);
    open(connector, settings.host(), "--gateway-port or gateway.port (0 takes a free one)");
    var operations = operations(server, settings);
    open(operations, operations.getHost(), "metrics.address");
    long largest = settings.maxBodyBytes();
    var bodies = new BodyMemory(Math.max(BODY_BYTES, 4 * largest), largest, System::nanoTime);
    var metrics = new GatewayMetrics(bodies::used, sink::bytesOnTheWay);
    var gateway = new Gateway(server, connector, operations, metrics, settings.tls().isPresent());
    var watch = new ConnectionWatch(connector.getScheduler(), settings.receiveWithin());
    connector.addBean(watch);
    var workshop =
        new Workshop(
            settings,
            settings.url().orElseGet(gateway::address),
            sink,
            bodies,
            new RateLimits(settings.rate()),
            new RefusalLog(metrics, System::nanoTime),
            watch,
            metrics,
            server.getThreadPool());
    server.setHandler(draining(new GatewayHandler(workshop, intakes, ready)));
    gateway.run(settings);
    return gateway;
  }

  private static ServerConnector connector(Server server, GatewaySettings settings) {
    var http = new HttpConfiguration();
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    var plain = new HttpConnectionFactory(http);
    var connector =
        settings
            .tls()
            .map(
                files -> {
                  // Vendors call by the name they were given; the certificate is theirs to check.
                  http.addCustomizer(new SecureRequestCustomizer(false));
                  var tls = new SslConnectionFactory(TlsKeys.of(files), plain.getProtocol());
                  return new ServerConnector(server, tls, plain);
                })
            .orElseGet(() -> new ServerConnector(server, plain));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(
        settings.acknowledgeWithin().plus(settings.receiveWithin()).toMillis());
    connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    server.addConnector(connector);
    return connector;
  }

  private static ServerConnector operations(Server server, GatewaySettings settings) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    var operations = new ServerConnector(server, new HttpConnectionFactory(http));
    operations.setName(GatewayHandler.OPERATIONS);
    operations.setHost(hostOf(settings.operations()));
    operations.setPort(settings.operations().getPort());
    operations.addBean(new NetworkConnectionLimit(MOST_OPERATORS, operations));
    server.addConnector(operations);
    return operations;
  }

  /** In digits where it is known, so that what is printed is what is listened on. */
  private static String hostOf(InetSocketAddress address) {
    return address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
  }

  private static void open(ServerConnector connector, String host, String setting) {
    try {
      connector.open();
    } catch (IOException e) {
      throw new GatewayException(
          ("The gateway cannot listen on %s, port %s: %s. Stop the program that does, or choose"
                  + " another port with %s.")
              .formatted(host, connector.getPort(), e.getMessage(), setting),
          e);
    }
  }

  private static Handler draining(Handler handler) {
    return new GracefulHandler(handler) {
      @Override
      protected void handleShutdownRejection(
          Request request, Response response, Callback callback) {
        Replies.write(response, Refusals.stopping(), callback);
      }
    };
  }

  private void run(GatewaySettings settings) {
    server.setErrorHandler(new ErrorReplies());
    server.setStopTimeout(settings.acknowledgeWithin().plus(DRAIN_BEYOND_ACKNOWLEDGING).toMillis());
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw new GatewayException("The gateway did not start: " + e.getMessage(), e);
    }
  }

  /** Where it listens. */
  public String address() {
    return "%s://%s:%s".formatted(secure ? "https" : "http", connector.getHost(), port());
  }

  /** Where metrics and health are shown. */
  public String operationsAddress() {
    return "http://" + operations.getHost() + ":" + operations.getLocalPort();
  }

  public int port() {
    return connector.getLocalPort();
  }

  /** Shows further figures with its own. */
  public void measure(MeterBinder figures) {
    metrics.add(figures);
  }

  /** What it counts and measures, in Prometheus' text form. */
  public String metrics() {
    return metrics.scrape();
  }

  /** Stops listening, answers what has begun, and ends. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new GatewayException("The gateway did not stop in order: " + e.getMessage(), e);
    } finally {
      metrics.close();
    }
  }
}
