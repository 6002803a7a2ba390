package io.funnelstreams.app.embedded;

import io.funnelstreams.app.FunnelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The ports of the embedded parts, all on the loopback address; 0 takes one that is free.
 *
 * @param broker where Kafka clients connect
 * @param registry where the schema registry answers
 */
public record Ports(int broker, int registry) {
  /** The customary ports of Kafka and of a schema registry. */
  public static final Ports DEFAULT = new Ports(9092, 8081);

  /** Whatever is free. */
  public static final Ports FREE = new Ports(0, 0);

  /**
   * A port that can be bound now.
   *
   * @param wanted the port to take, or 0 for any
   * @param part what is to listen there, for the message
   * @param setting how the person chooses another port, for the message
   * @throws FunnelException where something listens there already
   */
  static int claim(int wanted, String part, String setting) {
    try (var socket = new ServerSocket()) {
      // As Kafka binds, so that a connection that is only closing does not count as taken.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      return socket.getLocalPort();
    } catch (java.net.BindException e) {
      throw new FunnelException(
          ("Port %d for the %s is in use by another program. Stop that program, or "
                  + "choose another port with %s (0 takes a free one).")
              .formatted(wanted, part, setting),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
