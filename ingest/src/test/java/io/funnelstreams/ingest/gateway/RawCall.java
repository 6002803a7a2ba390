package io.funnelstreams.ingest.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which a test writes bytes that a normal client never sends. */
final class RawCall implements AutoCloseable {
  private static final int PATIENCE_MS = 60_000;

  private final Socket socket;

  RawCall(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  RawCall(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MS);
  }

  RawCall write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Writes lines and an empty one: the head of a request. */
  RawCall head(String... lines) throws IOException {
    return write(String.join("\r\n", lines) + "\r\n\r\n");
  }

  /** Reads until the other side closes. */
  String readToEnd() throws IOException {
    var all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketException e) {
      // A reset ends it as well.
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** Waits for a while and fails where any byte arrives. */
  void awaitNoAnswer(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
    try {
      int said = socket.getInputStream().read();
      throw new IOException("it says " + said);
    } catch (SocketTimeoutException e) {
      // The timeout is the expected result.
    } finally {
      socket.setSoTimeout(PATIENCE_MS);
    }
  }

  /** Reads until a text has arrived. */
  String readUntil(String end) throws IOException {
    var all = new StringBuilder();
    while (all.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("it ended before '" + end + "': " + all);
      }
      all.append((char) next);
    }
    return all.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
