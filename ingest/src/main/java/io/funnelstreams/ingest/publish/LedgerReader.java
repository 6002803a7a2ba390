package io.funnelstreams.ingest.publish;

import io.funnelstreams.ingest.ledger.ImportedRow;
import io.funnelstreams.ingest.ledger.MappingId;
import io.funnelstreams.schemas.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the ledger rows of a mapping, and writes them as records. */
final class LedgerReader {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

  private LedgerReader() {}

  /** A row as a record, for the partition of its mapping. */
  static ProducerRecord<String, byte[]> record(
      int partition, String key, byte[] value, ImportedRow row) {
    var message = new ProducerRecord<>(Topic.IMPORTS.topicName(), partition, key, value);
    LedgerMark.of(row).addTo(message.headers());
    return message;
  }

  /**
   * The rows of a mapping up to now.
   *
   * @throws org.apache.kafka.common.KafkaException where they cannot be read
   */
  static LedgerFile read(Map<String, ?> configs, MappingId mapping) {
    var keys = new LedgerKeys(mapping);
    var ledger = new LedgerFile(keys, new LedgerCodec(mapping, configs));
    try (var consumer = consumer(configs, "read_committed");
        var written = consumer(configs, "read_uncommitted")) {
      var partition = partition(consumer, keys);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      // Also waits for records that are written and not committed yet, because their commit marker
      // is still in transit.
      long end = written.endOffsets(List.of(partition)).get(partition);
      read(
          consumer,
          Map.of(partition, end),
          message -> {
            if (message.key().startsWith(keys.prefix())) {
              load(message, ledger);
            }
          });
      return ledger;
    } catch (RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  static TopicPartition partition(KafkaConsumer<?, ?> consumer, LedgerKeys keys) {
    int partitions = consumer.partitionsFor(Topic.IMPORTS.topicName()).size();
    return new TopicPartition(Topic.IMPORTS.topicName(), keys.partition(partitions));
  }

  /** Passes on every record of the topic up to now, of all mappings. */
  static void readAll(Map<String, ?> configs, Consumer<ConsumerRecord<String, byte[]>> taker) {
    try (var consumer = consumer(configs, "read_committed");
        var written = consumer(configs, "read_uncommitted")) {
      var partitions =
          consumer.partitionsFor(Topic.IMPORTS.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      read(consumer, written.endOffsets(partitions), taker);
    }
  }

  private static void read(
      KafkaConsumer<String, byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<String, byte[]>> taker) {
    long deadline = System.nanoTime() + IDLE_LIMIT.toNanos();
    while (ends.keySet().stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        deadline = System.nanoTime() + IDLE_LIMIT.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new TimeoutException("no records of " + ends.keySet() + " came any more");
      }
      records.forEach(taker);
    }
  }

  private static void load(ConsumerRecord<String, byte[]> message, LedgerFile ledger) {
    ledger.load(
        message.key(), Optional.ofNullable(message.value()), LedgerMark.of(message.headers()));
  }

  private static KafkaConsumer<String, byte[]> consumer(Map<String, ?> configs, String isolation) {
    var settings = new HashMap<String, Object>();
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    configs.forEach(
        (key, value) -> {
          if (ConsumerConfig.configNames().contains(key) && !key.endsWith(".deserializer")) {
            settings.put(key, value);
          }
        });
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
