package io.funnelstreams.ingest.gateway;

import io.funnelstreams.http.ListenAddress;
import io.funnelstreams.http.TlsFiles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a gateway.
 *
 * @param host the address to listen on
 * @param port 0 takes a free one
 * @param url how callers reach it, without a slash at the end; where it is empty, host and port
 * @param maxBodyBytes of a request, packed and unpacked
 * @param rate requests a second for each source and key; 0 is no limit
 * @param acknowledgeWithin how long the brokers have
 * @param receiveWithin how long a caller has for headers and body, and may pause between requests;
 *     a large body gets more time
 * @param tls what to show callers; plain HTTP where it is empty
 * @param operations where metrics and health are shown, in plain HTTP: an address of their own, so
 *     that those who can send events cannot look into them
 */
public record GatewaySettings(
    String host,
    int port,
    Optional<String> url,
    int maxBodyBytes,
    int rate,
    Duration acknowledgeWithin,
    Duration receiveWithin,
    Optional<TlsFiles> tls,
    InetSocketAddress operations) {
  /** The port that exporters of Prometheus' metrics take by OpenTelemetry's convention. */
  public static final int OPERATIONS_PORT = 9464;

  private static final Duration DRAIN_BEYOND_ACKNOWLEDGING = Duration.ofSeconds(5);

  /** With metrics and health on a free port of the loopback address. */
  public GatewaySettings(
      String host,
      int port,
      Optional<String> url,
      int maxBodyBytes,
      int rate,
      Duration acknowledgeWithin,
      Duration receiveWithin,
      Optional<TlsFiles> tls) {
    this(
        host,
        port,
        url,
        maxBodyBytes,
        rate,
        acknowledgeWithin,
        receiveWithin,
        tls,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** On loopback with the limits that are the default of the settings. */
  public static GatewaySettings local(int port) {
    return new GatewaySettings(
        "127.0.0.1",
        port,
        Optional.empty(),
        1 << 20,
        1_000,
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Optional.empty());
  }

  /** The address it listens on, with its limits. */
  public ListenAddress listenAddress() {
    return new ListenAddress(
        host,
        port,
        tls,
        receiveWithin,
        acknowledgeWithin.plus(receiveWithin),
        "--gateway-port or gateway.port (0 takes a free one)");
  }

  /** How long a stop waits for the requests in progress. */
  public Duration drainWithin() {
    return acknowledgeWithin.plus(DRAIN_BEYOND_ACKNOWLEDGING);
  }
}
