package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.topic.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;

/** Asks a cluster about our topics and groups; it changes nothing. Any thread may use it. */
final class TopicAdmin implements AutoCloseable {
  private final Admin admin;

  private TopicAdmin(Admin admin) {
    this.admin = admin;
  }

  static TopicAdmin connect(Map<String, ?> clientProperties) {
    var own = new HashMap<String, Object>(clientProperties);
    own.keySet().retainAll(AdminClientConfig.configNames());
    return new TopicAdmin(Admin.create(own));
  }

  String clusterId() {
    return await(admin.describeCluster().clusterId());
  }

  /** The ids of topics: one that is deleted and made again has another. */
  Map<String, Uuid> ids(Collection<Topic> topics) {
    return await(admin.describeTopics(names(topics)).allTopicNames()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, topic -> topic.getValue().topicId()));
  }

  /** All partitions of topics. */
  List<TopicPartition> partitions(Collection<Topic> topics) {
    return await(admin.describeTopics(names(topics)).allTopicNames()).values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .toList();
  }

  /** How long the least patient of some topics keeps tombstones, in milliseconds. */
  long tombstonesKeptMs(Collection<Topic> topics) {
    Function<Topic, ConfigResource> resource =
        topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    return await(admin.describeConfigs(topics.stream().map(resource).toList()).all())
        .values()
        .stream()
        .mapToLong(
            config -> Long.parseLong(config.get(TopicConfig.DELETE_RETENTION_MS_CONFIG).value()))
        .min()
        .orElseThrow();
  }

  /** The offset after the last record of partitions, committed or not. */
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    return offsets(partitions, OffsetSpec.latest());
  }

  /** The first offset that partitions still have. */
  Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions) {
    return offsets(partitions, OffsetSpec.earliest());
  }

  /** Consumer groups by id; groups without members are left out. */
  Map<String, ConsumerGroupDescription> groups(Collection<String> ids) {
    var groups = new HashMap<String, ConsumerGroupDescription>();
    admin
        .describeConsumerGroups(ids)
        .describedGroups()
        .forEach((id, described) -> group(described).ifPresent(each -> groups.put(id, each)));
    return groups;
  }

  private static Optional<ConsumerGroupDescription> group(
      KafkaFuture<ConsumerGroupDescription> described) {
    try {
      return Optional.of(await(described));
    } catch (GroupIdNotFoundException e) {
      return Optional.empty();
    }
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec spec) {
    var wanted = partitions.stream().collect(Collectors.toMap(each -> each, each -> spec));
    var found =
        await(
            admin
                .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                .all());
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static List<String> names(Collection<Topic> topics) {
    return topics.stream().map(Topic::topicName).toList();
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure
          ? failure
          : new KafkaException(e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
