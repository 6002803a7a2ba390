package io.funnelstreams.app.command;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.sink.EventSink;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;

/** Sends a stream of events at a given speed from a thread of its own. */
final class EventFeed {
  private final EventSink sink;
  private final long eventsPerSecond;
  private final AtomicLong sent = new AtomicLong();
  private volatile RuntimeException failure;
  private volatile boolean done;

  /**
   * A feed that has not begun.
   *
   * @param eventsPerSecond 0 for as fast as the sink takes them
   */
  EventFeed(EventSink sink, long eventsPerSecond) {
    this.sink = sink;
    this.eventsPerSecond = eventsPerSecond;
  }

  /** Begins to send. */
  void start(Stream<Event> events) {
    var thread = new Thread(() -> run(events), "event-feed");
    thread.setDaemon(true);
    thread.start();
  }

  long sent() {
    return sent.get();
  }

  /**
   * Whether everything has been delivered.
   *
   * @throws RuntimeException what ended the feed before that
   */
  boolean isDone() {
    if (failure != null) {
      throw failure;
    }
    return done;
  }

  private void run(Stream<Event> events) {
    long started = System.nanoTime();
    try (events) {
      events.forEach(
          event -> {
            keepPace(started);
            sink.publish(event);
            sent.incrementAndGet();
          });
      sink.flush();
      done = true;
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void keepPace(long started) {
    if (eventsPerSecond == 0) {
      return;
    }
    long due = started + TimeUnit.SECONDS.toNanos(sent.get()) / eventsPerSecond;
    long early = due - System.nanoTime();
    if (early > 0) {
      try {
        TimeUnit.NANOSECONDS.sleep(early);
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
  }
}
