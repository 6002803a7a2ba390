package io.funnelstreams.serve;

import io.funnelstreams.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the committed records of one of our topics from its beginning, all partitions, without a
 * consumer group. For one thread.
 */
public final class CommittedReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

  /** Kafka's own default is 50 MiB, which short commands have no room for. */
  private static final int FETCH_BYTES = 8 << 20;

  private final KafkaConsumer<String, SpecificRecord> consumer;

  /** Sees the ends of transactions that are still open. */
  private final KafkaConsumer<byte[], byte[]> ends;

  private CommittedReader(
      KafkaConsumer<String, SpecificRecord> consumer, KafkaConsumer<byte[], byte[]> ends) {
    this.consumer = consumer;
    this.ends = ends;
  }

  /**
   * A reader at the topic's beginning.
   *
   * @param clientProperties addresses and security of the cluster
   * @throws org.apache.kafka.common.errors.TimeoutException where the cluster does not answer
   */
  public static CommittedReader open(
      Map<String, ?> clientProperties, Topic topic, TopicValues values) {
    var consumer =
        new KafkaConsumer<String, SpecificRecord>(
            properties(clientProperties), new StringDeserializer(), values.of(topic)::deserialize);
    var partitions = partitions(consumer, Set.of(topic.topicName()));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var uncommitted = properties(clientProperties);
    uncommitted.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    return new CommittedReader(
        consumer,
        new KafkaConsumer<>(uncommitted, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  /** The properties of every consumer here: committed records, and no group. */
  public static Map<String, Object> properties(Map<String, ?> clientProperties) {
    var properties = new HashMap<String, Object>();
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    clientProperties.forEach(
        (name, value) -> {
          if (ConsumerConfig.configNames().contains(name)) {
            properties.put(name, value);
          }
        });
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return properties;
  }

  /** All partitions of these topics. */
  public static List<TopicPartition> partitions(
      KafkaConsumer<?, ?> consumer, Collection<String> topics) {
    return topics.stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  /** The records since the previous call; waits for a while if there are none. */
  public List<ConsumerRecord<String, SpecificRecord>> poll(Duration wait) {
    var records = new ArrayList<ConsumerRecord<String, SpecificRecord>>();
    consumer.poll(wait).forEach(records::add);
    return records;
  }

  /**
   * Hands out what was written up to the moment of the call and is committed, and waits for the
   * transactions that are open then: the marks of one commit reach its partitions one by one, so
   * what was seen on another topic may still be open here.
   *
   * @throws TimeoutException where the cluster stops answering before the end is reached
   */
  public void toEnd(Consumer<ConsumerRecord<String, SpecificRecord>> taker) {
    var written = ends.endOffsets(consumer.assignment());
    long deadline = System.nanoTime() + IDLE_LIMIT.toNanos();
    while (!isAt(written)) {
      var records = poll(POLL);
      if (!records.isEmpty()) {
        deadline = System.nanoTime() + IDLE_LIMIT.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new TimeoutException("no records of " + written.keySet() + " came any more");
      }
      records.forEach(taker);
    }
  }

  private boolean isAt(Map<TopicPartition, Long> written) {
    return written.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
    ends.close();
  }
}
