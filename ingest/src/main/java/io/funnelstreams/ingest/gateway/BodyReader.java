package io.funnelstreams.ingest.gateway;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads a body to its end, up to a limit. It takes memory as bytes arrive and not as a header
 * announces them, so that an announcement costs nothing. No thread waits meanwhile.
 */
final class BodyReader implements Runnable {
  private static final int FIRST = 8 << 10;

  private final Request request;
  private final int limit;
  private final BodyMemory.Claim memory;
  private final LongConsumer progress;
  private final Listener listener;
  private byte[] bytes = new byte[0];
  private int length;
  private boolean over;
  private Runnable refusal = () -> {};

  /** Receives exactly one of these calls, once. */
  interface Listener {
    void read(byte[] body);

    void tooLarge();

    void noMemory();

    void broken(Throwable failure);
  }

  /**
   * A reader that has not started.
   *
   * @param progress receives the number of bytes that have arrived
   */
  BodyReader(
      Request request,
      int limit,
      BodyMemory.Claim memory,
      LongConsumer progress,
      Listener listener) {
    this.request = request;
    this.limit = limit;
    this.memory = memory;
    this.progress = progress;
    this.listener = listener;
  }

  /** Reads the available bytes and runs again when there are more. */
  @Override
  public void run() {
    while (!over) {
      var chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        over = true;
        listener.broken(chunk.getFailure());
        return;
      }
      add(chunk.getByteBuffer());
      boolean last = chunk.isLast();
      chunk.release();
      if (over) {
        refusal.run();
      } else if (last) {
        over = true;
        listener.read(bytes.length == length ? bytes : Arrays.copyOf(bytes, length));
      }
    }
  }

  private void add(ByteBuffer more) {
    int size = more.remaining();
    if (size > limit - length) {
      refuse(listener::tooLarge);
    } else if (size > bytes.length - length && !grow(length + size)) {
      refuse(listener::noMemory);
    } else {
      more.get(bytes, length, size);
      length += size;
      progress.accept(length);
    }
  }

  private void refuse(Runnable how) {
    over = true;
    refusal = how;
  }

  private boolean grow(int least) {
    int wanted = Math.min(limit, Math.max(least, Math.max(FIRST, 2 * bytes.length)));
    if (!memory.take(wanted - bytes.length)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, wanted);
    return true;
  }

  /** Gives the memory back; the body must not be used any more. */
  void release() {
    memory.release();
    bytes = new byte[0];
  }
}
