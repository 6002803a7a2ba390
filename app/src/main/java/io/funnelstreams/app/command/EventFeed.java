package io.funnelstreams.app.command;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.sink.EventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;

/** Sends events from a thread of its own, each at its time. */
final class EventFeed {
  private static final long SHORTEST_SLEEP_NANOS = 1_000_000;

  private final EventSink sink;
  private final Function<Instant, Duration> wait;
  private final Consumer<Event> observer;
  private final AtomicLong sent = new AtomicLong();
  private volatile RuntimeException failure;
  private volatile boolean done;

  /**
   * A feed that has not started.
   *
   * @param wait how long it takes until an event recorded at an instant may be sent
   * @param observer receives each event that was sent, on the feed's thread
   */
  EventFeed(EventSink sink, Function<Instant, Duration> wait, Consumer<Event> observer) {
    this.sink = sink;
    this.wait = wait;
    this.observer = observer;
  }

  /** A feed that sends as fast as the sink takes it. */
  static EventFeed unpaced(EventSink sink) {
    return new EventFeed(sink, recordedAt -> Duration.ZERO, event -> {});
  }

  /** Starts to send events, which are ordered by recording time. */
  EventFeed start(Collection<Event> events) {
    var thread = new Thread(() -> run(events), "event-feed");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  long sent() {
    return sent.get();
  }

  /**
   * Whether everything has been delivered.
   *
   * @throws RuntimeException the failure that ended the feed before that
   */
  boolean isDone() {
    if (failure != null) {
      throw failure;
    }
    return done;
  }

  private void run(Collection<Event> events) {
    try {
      for (var event : events) {
        await(event.header().recordedAt());
        sink.publish(event);
        sent.incrementAndGet();
        observer.accept(event);
      }
      sink.flush();
      done = true;
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void await(Instant recordedAt) {
    try {
      for (var left = wait.apply(recordedAt); !left.isZero(); left = wait.apply(recordedAt)) {
        TimeUnit.NANOSECONDS.sleep(Math.max(left.toNanos(), SHORTEST_SLEEP_NANOS));
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
