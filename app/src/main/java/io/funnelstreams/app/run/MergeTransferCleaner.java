package io.funnelstreams.app.run;

import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.streams.FunnelStreams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Deletes the merge transfers that every Kafka Streams application has read. None reads them again:
 * each application makes its own anew.
 */
public record MergeTransferCleaner(Cluster cluster) {

  /** Deletes them, where all groups have committed their offsets. */
  public void delete() {
    try (var admin = cluster.admin()) {
      var groups =
          Cluster.await(admin.listGroups().all()).stream()
              .map(group -> group.groupId())
              .filter(id -> FunnelStreams.applicationIdAtStartOf(id).isPresent())
              .map(
                  id ->
                      Cluster.await(
                          admin.listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata()))
              .toList();
      var passed = new HashMap<TopicPartition, RecordsToDelete>();
      for (var partition : partitions(admin)) {
        long next = leastOf(groups, partition);
        if (next > 0) {
          passed.put(partition, RecordsToDelete.beforeOffset(next));
        }
      }
      Cluster.await(admin.deleteRecords(passed).all());
    }
  }

  private static long leastOf(
      List<Map<TopicPartition, OffsetAndMetadata>> groups, TopicPartition partition) {
    return groups.stream()
        .map(offsets -> offsets.get(partition))
        .mapToLong(offset -> Objects.isNull(offset) ? 0 : offset.offset())
        .min()
        .orElse(0);
  }

  private static List<TopicPartition> partitions(Admin admin) {
    var name = Topic.MERGES.topicName();
    return Cluster.await(admin.describeTopics(List.of(name)).allTopicNames())
        .get(name)
        .partitions()
        .stream()
        .map(partition -> new TopicPartition(name, partition.partition()))
        .toList();
  }
}
