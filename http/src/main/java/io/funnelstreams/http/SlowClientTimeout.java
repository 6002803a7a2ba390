package io.funnelstreams.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose callers take too long to send a request. With an idle limit alone, one
 * byte now and then would hold a connection for ever. A large body has a second more for every
 * {@value #LEAST_BYTES_PER_SECOND} bytes that have arrived.
 */
public final class SlowClientTimeout extends AbstractLifeCycle implements Connection.Listener {
  static final int LEAST_BYTES_PER_SECOND = 10_000;
  private static final int LOOKS = 10;

  private final Scheduler scheduler;
  private final long patienceNanos;
  private final Map<Connection, State> connections = new ConcurrentHashMap<>();

  SlowClientTimeout(Scheduler scheduler, Duration patience) {
    this.scheduler = scheduler;
    this.patienceNanos = patience.toNanos();
  }

  /** What a connection is doing. */
  public static final class State {
    private volatile long since = System.nanoTime();
    private volatile long received;
    private volatile boolean atOurs;

    /** More of the body has come. */
    public void received(long bytes) {
      received = bytes;
    }

    /** The request is there; now we are the ones who take time. */
    public void requestIsThere() {
      atOurs = true;
    }

    /** The answer is out; the next request may begin. */
    public void answered() {
      since = System.nanoTime();
      received = 0;
      atOurs = false;
    }

    private boolean isOverdue(long now, long patienceNanos) {
      long more = TimeUnit.SECONDS.toNanos(received / LEAST_BYTES_PER_SECOND);
      return !atOurs && now - since > patienceNanos + more;
    }
  }

  @Override
  public void onOpened(Connection connection) {
    // A connection of TLS carries one of HTTP, which says how far a request is.
    if (connection instanceof ConnectionMetaData) {
      connections.put(connection, new State());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    connections.remove(connection);
  }

  /** What a connection is doing, for the handler of its request. */
  public State of(Connection connection) {
    return connections.getOrDefault(connection, new State());
  }

  @Override
  protected void doStart() {
    lookLater();
  }

  private void lookLater() {
    scheduler.schedule(this::look, patienceNanos / LOOKS, TimeUnit.NANOSECONDS);
  }

  private void look() {
    long now = System.nanoTime();
    connections.forEach(
        (connection, state) -> {
          if (state.isOverdue(now, patienceNanos)) {
            connection.getEndPoint().close();
          }
        });
    if (isRunning() || isStarting()) {
      lookLater();
    }
  }
}
