package io.funnelstreams.ingest.publish;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectSink;
import io.funnelstreams.ingest.sink.EventSink;
import io.funnelstreams.schemas.topic.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes events to the topic of their family, keyed by party, and rejects to theirs, keyed by
 * their id. Records are in flight while it takes more; the memory they use is bounded, so a slow
 * broker slows the caller down. The first record that cannot be delivered makes every further call
 * fail. Any thread may use it.
 */
public final class KafkaPublisher implements EventSink, RejectSink, AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final Producer<String, byte[]> producer;
  private final TopicSerializers values;
  private final PublishFailures failures;
  private final AtomicReference<PublishException> failure = new AtomicReference<>();
  private final Map<TopicPartition, Long> written = new ConcurrentHashMap<>();

  /** A publisher over a producer, which it closes. */
  KafkaPublisher(
      Producer<String, byte[]> producer, TopicSerializers values, PublishFailures failures) {
    this.producer = producer;
    this.values = values;
    this.failures = failures;
  }

  /**
   * Connects to Kafka and the registry.
   *
   * @param configs keys of Kafka's clients, {@code bootstrap.servers} first, and of the serde,
   *     {@code schema.registry.url} first; a producer setting that endangers delivery is overruled
   * @throws PublishException within some seconds where no broker answers or a topic is not there
   */
  public static KafkaPublisher connect(Map<String, ?> configs) {
    var failures = PublishFailures.of(configs);
    ClusterCheck.check(configs, failures);
    try {
      var producer =
          new KafkaProducer<>(
              ProducerSettings.of(configs), new StringSerializer(), new ByteArraySerializer());
      return new KafkaPublisher(producer, new TopicSerializers(configs), failures);
    } catch (KafkaException e) {
      throw failures.of(Optional.empty(), e);
    }
  }

  @Override
  public void publish(Event event) {
    send(() -> values.record(event), Topic.of(event.family()));
  }

  @Override
  public void reject(Reject reject) {
    send(() -> values.record(reject), Topic.REJECTS);
  }

  @Override
  public void resolve(Reject reject) {
    send(new ProducerRecord<>(Topic.REJECTS.topicName(), reject.id(), null), Topic.REJECTS);
  }

  private void send(Supplier<ProducerRecord<String, byte[]>> message, Topic topic) {
    failIfFailed();
    try {
      send(message.get(), topic);
    } catch (KafkaException e) {
      throw failures.of(Optional.of(topic), e);
    }
  }

  /** The callback receives the result of the future. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(ProducerRecord<String, byte[]> message, Topic topic) {
    failIfFailed();
    try {
      producer.send(
          message,
          (delivered, e) -> {
            if (e != null) {
              failure.compareAndSet(null, failures.of(Optional.of(topic), e));
            } else {
              var to = new TopicPartition(delivered.topic(), delivered.partition());
              written.merge(to, delivered.offset() + 1, Math::max);
            }
          });
    } catch (KafkaException e) {
      throw failures.of(Optional.of(topic), e);
    }
  }

  @Override
  public void flush() {
    producer.flush();
    failIfFailed();
  }

  /** The offsets after the last records that brokers have acknowledged, rejects included. */
  public Map<TopicPartition, Long> written() {
    return Map.copyOf(written);
  }

  private void failIfFailed() {
    var first = failure.get();
    if (first != null) {
      throw first;
    }
  }

  /** Waits a little for the records in flight; only {@link #flush} ensures their delivery. */
  @Override
  public void close() {
    producer.close(CLOSING);
    values.close();
  }
}
