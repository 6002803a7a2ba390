package io.funnelstreams.ingest.publish;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.reject.Reject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Publishes the events of a request and reports when the brokers have all of them. It never waits:
 * the bytes in flight are bounded, and more than that is refused at once. A failure concerns one
 * request; the publisher continues when the brokers are back. Any thread may use it.
 */
public final class AcknowledgedPublisher implements RequestSink, AutoCloseable {
  /** The memory of a record beside its key and value, in the producer and here. */
  private static final int BYTES_BESIDE = 256;

  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final ProducerSlot producers;
  private final TopicSerializers values;
  private final PublishFailures failures;
  private final ByteBudget budget;

  AcknowledgedPublisher(
      ProducerSlot producers,
      TopicSerializers values,
      PublishFailures failures,
      ByteBudget budget) {
    this.producers = producers;
    this.values = values;
    this.failures = failures;
    this.budget = budget;
  }

  /**
   * The limits of the waiting time and the memory of published records.
   *
   * @param delivery after this a record that is not acknowledged has failed
   * @param bytes of records in flight
   * @param recordBytes of the largest record
   */
  public record Limits(Duration delivery, long bytes, int recordBytes) {}

  /**
   * Connects to Kafka and the registry.
   *
   * @param configs as for {@link KafkaPublisher#connect}
   * @throws PublishException within some seconds where no broker or registry answers or a topic is
   *     not there
   */
  public static AcknowledgedPublisher connect(Map<String, ?> configs, Limits limits) {
    var failures = PublishFailures.of(configs);
    ClusterCheck.check(configs, failures);
    var values = new TopicSerializers(configs);
    try {
      values.warmUp();
      var producers = ProducerSlot.open(ProducerSettings.acknowledged(configs, limits));
      return new AcknowledgedPublisher(producers, values, failures, new ByteBudget(limits.bytes()));
    } catch (KafkaException e) {
      values.close();
      throw failures.of(Optional.empty(), e);
    }
  }

  @Override
  public CompletableFuture<Void> publish(List<Event> events, List<Reject> rejects) {
    if (events.isEmpty() && rejects.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    try {
      return send(records(events, rejects));
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(failures.of(Optional.empty(), e));
    }
  }

  private List<ProducerRecord<String, byte[]>> records(List<Event> events, List<Reject> rejects) {
    var records = new ArrayList<ProducerRecord<String, byte[]>>(events.size() + rejects.size());
    events.forEach(event -> records.add(values.record(event)));
    rejects.forEach(reject -> records.add(values.record(reject)));
    return records;
  }

  private CompletableFuture<Void> send(List<ProducerRecord<String, byte[]>> records) {
    long bytes = records.stream().mapToLong(AcknowledgedPublisher::bytes).sum();
    if (!budget.take(bytes)) {
      return CompletableFuture.failedFuture(
          new BusyException("more is on its way to Kafka than memory is set aside for", null));
    }
    var delivery = new Delivery(records.size(), () -> budget.giveBack(bytes));
    records.forEach(message -> send(message, delivery));
    return delivery.acknowledged();
  }

  /** The callback receives the result of the future, and is not called where this throws. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(ProducerRecord<String, byte[]> message, Delivery delivery) {
    var producer = producers.current();
    try {
      producer.send(
          message,
          (delivered, e) -> {
            if (e == null) {
              delivery.recordAcknowledged();
            } else {
              producers.failed(producer, e);
              delivery.recordFailed(failure(e));
            }
          });
    } catch (KafkaException | IllegalStateException e) {
      producers.failed(producer, e);
      var reported = failure(e);
      // The conditions that a producer would wait for are transient: no free memory, or no metadata
      // of topics.
      delivery.recordFailed(
          e instanceof RetriableException ? new BusyException(reported.getMessage(), e) : reported);
    }
  }

  private PublishException failure(Exception e) {
    var reported = failures.of(Optional.empty(), e);
    return e instanceof RecordTooLargeException
        ? new TooLargeException(reported.getMessage(), e)
        : reported;
  }

  private static long bytes(ProducerRecord<String, byte[]> message) {
    return (long) message.value().length + message.key().length() + BYTES_BESIDE;
  }

  @Override
  public boolean hasRoom() {
    return budget.used() < budget.limit() / 8 * 7;
  }

  @Override
  public long bytesOnTheWay() {
    return budget.used();
  }

  /** Waits a little for the records in flight. */
  @Override
  public void close() {
    producers.close(CLOSING);
    values.close();
  }
}
