package io.funnelstreams.ingest.gateway;

import io.funnelstreams.http.HttpListener;
import io.funnelstreams.http.HttpServer;
import io.funnelstreams.http.RateLimits;
import io.funnelstreams.http.ReadinessCheck;
import io.funnelstreams.ingest.publish.RequestSink;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The gateway, which takes events over HTTP on a listener of the process's server. */
public final class Gateway {
  /** The paths of the gateway, where other roles have the rest. */
  public static final String PATHS = "/v1/*";

  /** Every path, where the gateway is alone. */
  public static final String ALL_PATHS = "/";

  /**
   * All bodies of authenticated callers have this much together, or four of the largest; so have
   * the others.
   */
  private static final long BODY_BYTES = 32L << 20;

  private Gateway() {}

  /**
   * Mounts the gateway on a listener of a server that has not started yet.
   *
   * @param intakes by path, beginning with a slash
   * @param sink it is closed after the server
   * @param ready whether the brokers answer
   */
  public static void mount(
      Place place,
      GatewaySettings settings,
      Map<String, GatewayEndpoint> intakes,
      RequestSink sink,
      BooleanSupplier ready) {
    var server = place.server();
    long largest = settings.maxBodyBytes();
    var bodies = new BodyMemory(Math.max(BODY_BYTES, 4 * largest), largest, System::nanoTime);
    var metrics = new GatewayMetrics(server.metrics(), bodies::used, sink::bytesOnTheWay);
    var workshop =
        new GatewayContext(
            settings,
            settings.url().orElseGet(place.listener()::address),
            sink,
            bodies,
            new RateLimits(settings.rate()),
            new RefusalLog(metrics, System::nanoTime),
            place.listener().connections(),
            metrics,
            server.executor());
    place.listener().mount(place.paths(), new GatewayHandler(workshop, intakes));
    server.readyWhen(
        new ReadinessCheck(
            ready, "Kafka does not answer", "look at the brokers and bootstrap.servers"));
  }

  /**
   * Where a gateway is mounted.
   *
   * @param paths one of {@link #PATHS} and {@link #ALL_PATHS}
   */
  public record Place(HttpServer server, HttpListener listener, String paths) {}
}
