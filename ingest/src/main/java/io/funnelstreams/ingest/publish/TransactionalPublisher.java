package io.funnelstreams.ingest.publish;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.reject.Reject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes events and rejects together with the offsets of their input, all or nothing. One thread
 * uses it. After a failure the reader closes it, and reads again from the last commit.
 */
public final class TransactionalPublisher implements AutoCloseable {
  /** Kafka takes a mebibyte by default; the rest is for key and batch. */
  public static final int MOST_BYTES = 1_000_000;

  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final int MOST_BLOCK_MS = 15_000;

  private final Producer<String, byte[]> producer;
  private final TopicSerializers values;

  /** A publisher over a producer that has fenced its predecessor. The publisher closes it. */
  TransactionalPublisher(Producer<String, byte[]> producer, TopicSerializers values) {
    this.producer = producer;
    this.values = values;
  }

  /**
   * Connects, and aborts the open transaction of an earlier publisher with this id.
   *
   * @param configs as for {@link KafkaPublisher#connect}
   * @throws KafkaException where the brokers do not answer
   */
  public static TransactionalPublisher open(Map<String, ?> configs, String transactionalId) {
    var settings = ProducerSettings.of(configs);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MOST_BLOCK_MS);
    var publisher =
        new TransactionalPublisher(
            new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
            new TopicSerializers(configs));
    try {
      publisher.producer.initTransactions();
      return publisher;
    } catch (RuntimeException e) {
      publisher.giveUp();
      throw e;
    }
  }

  /** An empty parcel. */
  public Parcel parcel() {
    return new Parcel(values);
  }

  /** Records to publish together. */
  public static final class Parcel {
    private final TopicSerializers values;
    private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();

    private Parcel(TopicSerializers values) {
      this.values = values;
    }

    /**
     * Adds the events and rejects of one input.
     *
     * @return false where a record of it is too large for its topic; then nothing of it is added
     * @throws KafkaException where the registry does not give the schema's id
     */
    public boolean add(List<Event> events, List<Reject> rejects) {
      var added =
          Stream.concat(events.stream().map(values::record), rejects.stream().map(values::record))
              .toList();
      boolean fits =
          added.stream().allMatch(r -> r.key().length() * 3L + r.value().length <= MOST_BYTES);
      if (fits) {
        records.addAll(added);
      }
      return fits;
    }
  }

  /**
   * Publishes a parcel together with the offsets of its input.
   *
   * @param next the next offsets to read
   * @param reader the group member that has read it; where partitions have gone to another one this
   *     fails
   * @throws KafkaException where it is not sure that all is published; then this is to be closed
   */
  @SuppressWarnings("FutureReturnValueIgnored") // The commit fails where a record does.
  public void commit(
      Parcel parcel, Map<TopicPartition, OffsetAndMetadata> next, ConsumerGroupMetadata reader) {
    producer.beginTransaction();
    try {
      parcel.records.forEach(producer::send);
      producer.sendOffsetsToTransaction(next, reader);
      producer.commitTransaction();
    } catch (KafkaException e) {
      abort(e);
      throw e;
    }
  }

  /** Readers of the topics wait for open transactions, so this leaves none open. */
  private void abort(KafkaException why) {
    try {
      producer.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      // The next publisher, or the brokers after a minute, end the transaction.
      why.addSuppressed(e);
    }
  }

  /** Closes it without waiting for anything. */
  public void giveUp() {
    producer.close(Duration.ZERO);
    values.close();
  }

  @Override
  public void close() {
    producer.close(CLOSING);
    values.close();
  }
}
