package io.funnelstreams.bench.forget;

import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The content of topics other than those of events: of compacted topics, what compaction leaves.
 */
record Leftovers(LocalCluster local) {
  private static final Duration POLL = Duration.ofMillis(200);

  /** Topics, but for those of events, of which a record has a word in its key or value. */
  Set<String> naming(String word) throws Exception {
    var events = Topic.events().stream().map(Topic::topicName).collect(Collectors.toSet());
    var found = new TreeSet<String>();
    try (var admin = local.admin()) {
      for (var topic : admin.listTopics().names().get()) {
        if (topic.startsWith("funnel") && !events.contains(topic) && names(topic, word)) {
          found.add(topic);
        }
      }
    }
    return found;
  }

  /** As {@link #naming}, of the changelogs of stores. */
  Set<String> changelogsNaming(String word) throws Exception {
    return naming(word).stream()
        .filter(topic -> topic.endsWith("-changelog"))
        .collect(Collectors.toSet());
  }

  private boolean names(String topic, String word) {
    boolean compacted = topic.endsWith("-changelog") || topic.equals(Topic.REJECTS.topicName());
    var records = records(topic);
    return (compacted ? lastOfEveryKey(records) : records)
        .stream().anyMatch(kept -> holds(kept.key(), word) || holds(kept.value(), word));
  }

  private static List<ConsumerRecord<byte[], byte[]>> lastOfEveryKey(
      List<ConsumerRecord<byte[], byte[]>> records) {
    var last = new HashMap<String, ConsumerRecord<byte[], byte[]>>();
    records.forEach(each -> last.put(each.partition() + text(each.key()), each));
    return last.values().stream().filter(each -> each.value() != null).toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", local.bootstrapServers(), "isolation.level", "read_committed");
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records;
  }

  private static boolean holds(byte[] bytes, String word) {
    return bytes != null && text(bytes).contains(word);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
