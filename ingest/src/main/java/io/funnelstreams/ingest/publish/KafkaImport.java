package io.funnelstreams.ingest.publish;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.ledger.ImportLedger;
import io.funnelstreams.ingest.ledger.ImportedRow;
import io.funnelstreams.ingest.ledger.MappingId;
import io.funnelstreams.ingest.reject.Reject;
import io.funnelstreams.ingest.reject.RejectSink;
import io.funnelstreams.ingest.sink.EventSink;
import io.funnelstreams.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One import of snapshots: the rows' events and their ledger entries, in transactions that end
 * between two rows. So after a crash at any moment the ledger matches the topics. Where two imports
 * of one mapping run at a time, Kafka stops the one that began earlier. One thread uses it.
 */
public final class KafkaImport implements EventSink, RejectSink, ImportLedger, AutoCloseable {
  private static final int MOST_RECORDS = 20_000;
  private static final Duration MOST_TIME = Duration.ofSeconds(2);
  private static final Duration CLOSING = Duration.ofSeconds(10);

  /** Long enough that a slow row does not end the import. */
  private static final int TRANSACTION_MS = 300_000;

  private final MappingId mapping;
  private final Producer<String, byte[]> producer;
  private final TopicSerializers values;
  private final LedgerKeys keys;
  private final LedgerCodec codec;
  private final LedgerFile ledger;
  private final int partition;
  private final PublishFailures failures;
  private final Map<TopicPartition, Long> written = new ConcurrentHashMap<>();
  private boolean open;
  private long openedAt;
  private int records;

  private KafkaImport(Connection connection, MappingId mapping, LedgerFile ledger) {
    this.mapping = mapping;
    this.producer = connection.producer;
    this.values = new TopicSerializers(connection.configs);
    this.keys = new LedgerKeys(mapping);
    this.codec = new LedgerCodec(mapping, connection.configs);
    this.ledger = ledger;
    this.partition = keys.partition(producer.partitionsFor(Topic.IMPORTS.topicName()).size());
    this.failures = connection.failures;
  }

  private record Connection(
      Producer<String, byte[]> producer, Map<String, ?> configs, PublishFailures failures) {}

  /**
   * Connects to Kafka and the registry, stops an import of the same mapping that is under way, and
   * reads the ledger of its rows.
   *
   * @param configs as for {@link KafkaPublisher#connect}
   * @throws PublishException within some seconds where no broker answers or a topic is not there
   */
  public static KafkaImport open(Map<String, ?> configs, MappingId mapping) {
    var failures = PublishFailures.of(configs);
    ClusterCheck.check(configs, failures, List.of(Topic.IMPORTS));
    ClusterCheck.check(configs, failures);
    var settings = ProducerSettings.of(configs);
    var id = "funnel-import-" + new LedgerKeys(mapping).prefix().replace("/", "");
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, id);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MS);
    Producer<String, byte[]> producer = null;
    try {
      producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
      // From here on an earlier import cannot commit any more, so the ledger is final.
      producer.initTransactions();
      var ledger = LedgerReader.read(configs, mapping);
      return new KafkaImport(new Connection(producer, configs, failures), mapping, ledger);
    } catch (KafkaException e) {
      if (producer != null) {
        producer.close(Duration.ZERO);
      }
      throw failures.of(Optional.empty(), e);
    }
  }

  /**
   * The ledger of a mapping, for a comparison; it writes no entry that is put.
   *
   * @throws PublishException within some seconds where no broker answers or the topic is not there
   */
  public static ClosableLedger look(Map<String, ?> configs, MappingId mapping) {
    var failures = PublishFailures.of(configs);
    ClusterCheck.check(configs, failures, List.of(Topic.IMPORTS));
    try {
      return LedgerReader.read(configs, mapping);
    } catch (KafkaException e) {
      throw failures.of(Optional.of(Topic.IMPORTS), e);
    }
  }

  @Override
  public void publish(Event event) {
    send(Topic.of(event.family()), () -> values.record(event));
  }

  @Override
  public void reject(Reject reject) {
    send(Topic.REJECTS, () -> values.record(reject));
  }

  @Override
  public void resolve(Reject reject) {
    send(Topic.REJECTS, () -> new ProducerRecord<>(Topic.REJECTS.topicName(), reject.id(), null));
  }

  @Override
  public void put(ImportedRow row) {
    var key = keys.of(row.rowId());
    send(
        Topic.IMPORTS,
        () -> {
          var value = codec.encode(row);
          ledger.put(key, value, row);
          return LedgerReader.record(partition, key, value, row);
        });
  }

  /** The commit reports a failure of a record. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(
      Topic topic, java.util.function.Supplier<ProducerRecord<String, byte[]>> message) {
    try {
      if (!open) {
        producer.beginTransaction();
        open = true;
        openedAt = System.nanoTime();
      }
      producer.send(
          message.get(),
          (at, e) -> {
            if (e == null) {
              written.merge(
                  new TopicPartition(at.topic(), at.partition()), at.offset() + 1, Math::max);
            }
          });
      records++;
    } catch (KafkaException e) {
      throw failure(Optional.of(topic), e);
    }
  }

  @Override
  public void endRow() {
    if (open && (records >= MOST_RECORDS || System.nanoTime() - openedAt > MOST_TIME.toNanos())) {
      flush();
    }
  }

  @Override
  public void flush() {
    if (!open) {
      return;
    }
    try {
      producer.commitTransaction();
      open = false;
      records = 0;
    } catch (KafkaException e) {
      throw failure(Optional.empty(), e);
    }
  }

  /** The offsets after the last records that brokers have acknowledged. */
  public Map<TopicPartition, Long> written() {
    return Map.copyOf(written);
  }

  private PublishException failure(Optional<Topic> topic, KafkaException e) {
    if (e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException) {
      return new PublishException(
          ("Another import with the mapping '%s' of the source '%s' has begun and goes on in place"
                  + " of this one. When it is done, import these files again.")
              .formatted(mapping.mapping(), mapping.source()),
          e);
    }
    return failures.of(topic, e);
  }

  @Override
  public Optional<Instant> lastImport() {
    return ledger.lastImport();
  }

  @Override
  public Optional<Instant> lastRecorded() {
    return ledger.lastRecorded();
  }

  @Override
  public Optional<ImportedRow> find(String rowId) {
    return ledger.find(rowId);
  }

  @Override
  public void forEach(Consumer<ImportedRow> taker) {
    ledger.forEach(taker);
  }

  @Override
  public void forEachSharing(Consumer<ImportedRow> taker) {
    ledger.forEachSharing(taker);
  }

  /** Closes it and aborts the events that were not flushed, as if their rows had not been read. */
  @Override
  public void close() {
    try {
      if (open) {
        producer.abortTransaction();
      }
    } catch (KafkaException e) {
      // The next import of the mapping, or the brokers after a while, end the transaction.
    } finally {
      producer.close(CLOSING);
      values.close();
      codec.close();
      ledger.close();
    }
  }
}
