package io.funnelstreams.app.command;

import io.funnelstreams.schemas.failure.FirstCause;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes the running components when the process gets a signal to end. The component that started
 * last closes first, so that the gateway still has a broker to send to.
 */
final class ShutdownHook {
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  ShutdownHook() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
  }

  /** Adds a running component. */
  synchronized <T extends AutoCloseable> T add(T started) {
    running.push(started);
    return started;
  }

  private synchronized void stop() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        System.err.println("funnel: the system did not stop in order: " + FirstCause.of(e));
      }
    }
  }
}
