package io.funnelstreams.app.embedded;

import io.funnelstreams.app.FunnelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports of the embedded parts, all on the loopback address; 0 takes one that is free.
 *
 * @param broker where Kafka clients connect
 * @param registry where the schema registry answers
 */
public record Ports(int broker, int registry) {
  /** The customary ports of Kafka and of a schema registry. */
  public static final Ports DEFAULT = new Ports(9092, 8081);

  /** Any free ports. */
  public static final Ports FREE = new Ports(0, 0);

  private static final int FIRST_FREE = 10_000;

  /**
   * The first ephemeral port: from here on Linux takes local ends of connections; other systems
   * start later.
   */
  private static final int FIRST_OF_CONNECTIONS = 32_768;

  private static final int TRIES = 1_000;

  /**
   * A port that can be bound now.
   *
   * @param wanted the port to take, or 0 for any
   * @param part the name of the part, for the message
   * @param setting the setting of another port, for the message
   * @throws FunnelException where something listens there already
   */
  static int claim(int wanted, String part, String setting) {
    if (wanted == 0) {
      return free(part);
    }
    if (isFree(wanted)) {
      return wanted;
    }
    throw new FunnelException(
        ("Port %s for the %s is in use by another program. Stop that program, or "
                + "choose another port with %s (0 takes a free one).")
            .formatted(wanted, part, setting));
  }

  /** A port the system would choose could become a connection's before the part listens there. */
  private static int free(String part) {
    return ThreadLocalRandom.current()
        .ints(TRIES, FIRST_FREE, FIRST_OF_CONNECTIONS)
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow(
            () ->
                new FunnelException(
                    "No free port was found for the %s between %s and %s."
                        .formatted(part, FIRST_FREE, FIRST_OF_CONNECTIONS)));
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      // As Kafka binds, so that a connection that is only closing does not count as taken.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (BindException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
