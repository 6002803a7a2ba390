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
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the committed records of one of our topics from its beginning, all partitions, without a
 * consumer group. For one thread.
 */
public final class CommittedReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<String, SpecificRecord> consumer;

  private CommittedReader(KafkaConsumer<String, SpecificRecord> consumer) {
    this.consumer = consumer;
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
    return new CommittedReader(consumer);
  }

  /** What every consumer of ours is made with: committed records, and no group. */
  public static Map<String, Object> properties(Map<String, ?> clientProperties) {
    var properties = new HashMap<String, Object>();
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

  /** What has come since the call before; waits for a while when there is nothing. */
  public List<ConsumerRecord<String, SpecificRecord>> poll(Duration wait) {
    var records = new ArrayList<ConsumerRecord<String, SpecificRecord>>();
    consumer.poll(wait).forEach(records::add);
    return records;
  }

  /**
   * Hands out what was committed up to the moment of the call.
   *
   * @throws TimeoutException where the cluster stops answering before the end is reached
   */
  public void toEnd(Consumer<ConsumerRecord<String, SpecificRecord>> taker) {
    var ends = consumer.endOffsets(consumer.assignment());
    long deadline = System.nanoTime() + SILENCE.toNanos();
    while (!isAt(ends)) {
      var records = poll(POLL);
      if (!records.isEmpty()) {
        deadline = System.nanoTime() + SILENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new TimeoutException("no records of " + ends.keySet() + " came any more");
      }
      records.forEach(taker);
    }
  }

  private boolean isAt(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
