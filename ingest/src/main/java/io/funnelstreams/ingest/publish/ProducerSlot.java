package io.funnelstreams.ingest.publish;

import io.funnelstreams.schemas.failure.FirstCause;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The producer in use. An idempotent producer that has failed for good never sends again, so the
 * slot then replaces it by a new one, as soon as that one knows the topics.
 */
final class ProducerSlot {
  private static final Logger LOG = LoggerFactory.getLogger(ProducerSlot.class);
  private static final Duration MOST_TO_LEARN_TOPICS = Duration.ofSeconds(8);
  private static final long BETWEEN_LOOKS_MS = 20;
  private static final long BETWEEN_REPLACEMENTS_MS = 1_000;

  private final Supplier<Producer<String, byte[]>> make;
  private final ScheduledExecutorService replacer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "funnel-producer-replacer");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicBoolean replacing = new AtomicBoolean();
  private volatile Producer<String, byte[]> current;

  private ProducerSlot(Supplier<Producer<String, byte[]>> make) {
    this.make = make;
    this.current = make.get();
  }

  /** A slot of producers that are made with these settings, after the first knows the topics. */
  static ProducerSlot open(Map<String, Object> settings) {
    return of(
        () -> {
          var producer =
              new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
          learnTopics(producer);
          return producer;
        });
  }

  /** A slot of producers that a supplier makes. */
  static ProducerSlot of(Supplier<Producer<String, byte[]>> make) {
    return new ProducerSlot(make);
  }

  Producer<String, byte[]> current() {
    return current;
  }

  /** Handles a failure and replaces the producer where the failure is fatal. */
  void failed(Producer<String, byte[]> producer, Exception failure) {
    boolean lasting = !passes(failure) && !isOfTheRecord(failure);
    if (lasting && producer == current && replacing.compareAndSet(false, true)) {
      LOG.warn("The producer has failed for good and is replaced: {}", FirstCause.of(failure));
      replaceAfter(0);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  private void replaceAfter(long millis) {
    try {
      replacer.schedule(this::replace, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // It is being closed.
    }
  }

  private void replace() {
    var failed = current;
    try {
      current = make.get();
      replacing.set(false);
      failed.close(Duration.ZERO);
    } catch (KafkaException e) {
      LOG.warn("No new producer yet: {}", FirstCause.of(e));
      replaceAfter(BETWEEN_REPLACEMENTS_MS);
    }
  }

  /** Whether a failure may be transient. */
  private static boolean passes(Exception failure) {
    return failure instanceof RetriableException;
  }

  private static boolean isOfTheRecord(Exception failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof SerializationException
        || failure instanceof InvalidTopicException
        || failure instanceof InvalidTimestampException
        || failure instanceof TopicAuthorizationException;
  }

  /** A send never waits, so the producer has to know the topics before. */
  private static void learnTopics(Producer<String, byte[]> producer) {
    long deadline = System.nanoTime() + MOST_TO_LEARN_TOPICS.toNanos();
    for (var topic : TopicSerializers.topics()) {
      while (!knows(producer, topic.topicName())) {
        if (System.nanoTime() > deadline) {
          producer.close(Duration.ZERO);
          throw new TimeoutException("the topics were not known after " + MOST_TO_LEARN_TOPICS);
        }
        Utils.sleep(BETWEEN_LOOKS_MS);
      }
    }
  }

  private static boolean knows(Producer<String, byte[]> producer, String topic) {
    try {
      return !producer.partitionsFor(topic).isEmpty();
    } catch (RetriableException e) {
      return false;
    }
  }

  void close(Duration most) {
    replacer.shutdownNow();
    current.close(most);
  }
}
