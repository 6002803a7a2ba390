package io.funnelstreams.ingest.topic;

import io.funnelstreams.ingest.source.Source;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics of one source on a thread of its own until it is closed, also after failures.
 */
final class TopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final long FIRST_PAUSE_MS = 200;
  private static final long LONGEST_PAUSE_MS = 10_000;
  private static final Duration STOPPING = Duration.ofSeconds(45);

  private final Source source;
  private final Supplier<Reading> readings;
  private final TopicCounts counts;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private volatile Reading current;

  /** A reader that has not started. */
  TopicReader(Source source, Supplier<Reading> readings, TopicCounts counts) {
    this.source = source;
    this.readings = readings;
    this.counts = counts;
    this.thread = new Thread(this::run, ReaderSettings.group(source.name()));
    thread.setDaemon(true);
  }

  /** Starts to read. */
  static TopicReader start(Source source, Map<String, ?> configs, TopicCounts counts) {
    var reader = new TopicReader(source, () -> reading(source, configs, counts), counts);
    reader.thread.start();
    return reader;
  }

  private static Reading reading(Source source, Map<String, ?> configs, TopicCounts counts) {
    var intake = RecordIntake.of(source, configs, Clock.systemUTC());
    var consumer =
        new KafkaConsumer<>(
            ReaderSettings.of(source.name(), configs),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    return new Reading(consumer, Ownership.of(source.name(), configs), intake, counts);
  }

  /** Reads until it is stopped; after a failure it starts a new run. */
  void run() {
    long pauseMs = FIRST_PAUSE_MS;
    while (!isStopped()) {
      long begun = System.nanoTime();
      try {
        stretch();
      } catch (WakeupException e) {
        // The reader is being closed.
      } catch (RuntimeException e) {
        counts.restarted();
        boolean wentWell = System.nanoTime() - begun > Duration.ofMinutes(1).toNanos();
        pauseMs = wentWell ? FIRST_PAUSE_MS : pauseMs;
        LOG.warn(
            "Reading {} for source '{}' failed and begins again where the last commit left it: {}",
            source.topics(),
            source.name(),
            e.toString(),
            e);
        pause(pauseMs);
        pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      }
    }
  }

  private void stretch() {
    try (var reading = readings.get()) {
      current = reading;
      reading.begin(source.topics());
      while (!isStopped()) {
        reading.round();
      }
    } finally {
      current = null;
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void pause(long millis) {
    try {
      stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopped.countDown();
    }
  }

  /** Requests a stop after the current round. */
  void stop() {
    stopped.countDown();
    var reading = current;
    if (reading != null) {
      reading.wakeUp();
    }
  }

  /** Stops it and waits until it has. */
  @Override
  public void close() {
    stop();
    try {
      thread.join(STOPPING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
