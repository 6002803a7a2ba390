package io.funnelstreams.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server of a process. Its roles mount their handlers on listeners; metrics and health
 * have an address of their own, so that callers of the others cannot look into them. Closing it
 * finishes the requests in progress and accepts no new ones.
 */
public final class HttpServer implements AutoCloseable {
  private static final int MOST_THREADS = 64;
  private static final int MOST_CONNECTIONS = 2_000;
  private static final int MOST_OPERATORS = 50;

  private final Server server = new Server(new QueuedThreadPool(MOST_THREADS));
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<ReadinessCheck> checks = new CopyOnWriteArrayList<>();
  private final Handler.Sequence listeners = new Handler.Sequence();
  private final ProcessMetrics process = ProcessMetrics.bind(metrics, server.getThreadPool());
  private Optional<HttpListener> operations = Optional.empty();

  private HttpServer(Duration drainWithin) {
    server.setErrorHandler(new ErrorReplies());
    server.setStopTimeout(drainWithin.toMillis());
    server.setHandler(new RequestTimer(metrics, listeners));
  }

  /**
   * A server without listeners.
   *
   * @param drainWithin how long a stop waits for the requests in progress
   */
  public static HttpServer create(Duration drainWithin) {
    return new HttpServer(drainWithin);
  }

  /**
   * Takes an address, before the server is started; requests wait until it is.
   *
   * @throws HttpServerException where the address cannot be listened on, or a key cannot be used
   */
  public HttpListener listen(ListenAddress address) {
    return open(address, MOST_CONNECTIONS);
  }

  private HttpListener open(ListenAddress address, int mostConnections) {
    try {
      var listener = HttpListener.open(server, address, mostConnections);
      listeners.addHandler(listener.handlers());
      return listener;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Shows metrics and health, in plain HTTP.
   *
   * @throws HttpServerException where the address cannot be listened on
   */
  public void showOperations(InetSocketAddress address) {
    var listener = open(ListenAddress.plain(address, "metrics.address"), MOST_OPERATORS);
    listener.mount("/", new OperationsHandler(metrics, checks));
    operations = Optional.of(listener);
  }

  /** Answers "not ready" while this check fails. */
  public void readyWhen(ReadinessCheck check) {
    checks.add(check);
  }

  /**
   * Answers requests.
   *
   * @throws HttpServerException where it cannot start
   */
  public void start() {
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw new HttpServerException("The HTTP server did not start: " + e.getMessage(), e);
    }
  }

  /** Where metrics and health are shown, without a path; empty where they are not. */
  public Optional<String> operationsAddress() {
    return operations.map(HttpListener::address);
  }

  /** Where the process counts and measures. */
  public MeterRegistry metrics() {
    return metrics;
  }

  /** All metrics in Prometheus' text form. */
  public String scrape() {
    return metrics.scrape();
  }

  /** The server's threads. */
  public Executor executor() {
    return server.getThreadPool();
  }

  /** Stops listening, answers the requests in progress, and ends. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new HttpServerException("The HTTP server did not stop in order: " + e.getMessage(), e);
    } finally {
      process.close();
      metrics.close();
    }
  }
}
