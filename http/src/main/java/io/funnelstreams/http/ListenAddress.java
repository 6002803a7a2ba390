package io.funnelstreams.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how a listener listens.
 *
 * @param host the address to listen on
 * @param port 0 takes a free one
 * @param tls what to show callers; plain HTTP where it is empty
 * @param receiveWithin how long a caller has for headers and body, and may pause between requests;
 *     a large body gets more time
 * @param idleTimeout after which a connection without traffic is closed
 * @param settings the settings that name another address, for the message where this one is taken
 */
public record ListenAddress(
    String host,
    int port,
    Optional<TlsFiles> tls,
    Duration receiveWithin,
    Duration idleTimeout,
    String settings) {
  private static final Duration USUAL = Duration.ofSeconds(30);

  /** Plain HTTP with the usual limits. */
  public static ListenAddress plain(InetSocketAddress address, String settings) {
    return new ListenAddress(
        hostOf(address), address.getPort(), Optional.empty(), USUAL, USUAL, settings);
  }

  /** In digits where it is known, so that what is printed is what is listened on. */
  private static String hostOf(InetSocketAddress address) {
    return address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
  }

  /** Whether only programs of this machine reach it. */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
