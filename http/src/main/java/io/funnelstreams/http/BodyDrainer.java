package io.funnelstreams.http;

import java.util.function.LongConsumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads an unwanted body to its end and drops it before the answer goes out. A caller that is still
 * sending when the connection closes gets a reset, and never the answer that says why.
 */
public final class BodyDrainer implements Runnable {
  private final Request request;
  private final long most;
  private final LongConsumer progress;
  private final Runnable answer;
  private long passed;

  private BodyDrainer(Request request, long most, LongConsumer progress, Runnable answer) {
    this.request = request;
    this.most = most;
    this.progress = progress;
    this.answer = answer;
  }

  /**
   * Answers when the body has been read, or at once where the caller holds the body back.
   *
   * @param most after this many bytes the answer goes out anyway
   * @param progress receives the number of bytes that have arrived
   */
  public static void pass(Request request, long most, LongConsumer progress, Runnable answer) {
    if (request.getHeaders().contains(HttpHeader.EXPECT)) {
      answer.run();
    } else {
      new BodyDrainer(request, most, progress, answer).run();
    }
  }

  /** Reads the available bytes and runs again when there are more. */
  @Override
  public void run() {
    while (true) {
      var chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      boolean over = chunk.isLast() || Content.Chunk.isFailure(chunk);
      passed += chunk.remaining();
      chunk.release();
      progress.accept(passed);
      if (over || passed > most) {
        answer.run();
        return;
      }
    }
  }
}
