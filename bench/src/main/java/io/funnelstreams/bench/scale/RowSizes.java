package io.funnelstreams.bench.scale;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.serve.CommittedReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How long the rows of a store are, read from its changelog; shortest first. */
final class RowSizes {
  private static final Duration POLL = Duration.ofMillis(200);

  private final int[] bytes;

  private RowSizes(int[] bytes) {
    this.bytes = bytes;
  }

  /** Reads a changelog to its end. */
  static RowSizes of(Cluster cluster, String topic) {
    var sizes = new HashMap<String, Integer>();
    try (var consumer =
        new KafkaConsumer<>(
            CommittedReader.properties(cluster.properties()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions = CommittedReader.partitions(consumer, List.of(topic));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(row -> keep(row.key(), row.value(), sizes));
      }
    }
    return new RowSizes(sizes.values().stream().mapToInt(size -> size).sorted().toArray());
  }

  private static void keep(String key, byte[] value, Map<String, Integer> sizes) {
    if (value == null) {
      sizes.remove(key);
    } else {
      sizes.put(key, value.length);
    }
  }

  int rows() {
    return bytes.length;
  }

  long total() {
    return Arrays.stream(bytes).asLongStream().sum();
  }

  /** The length that a share of the rows does not exceed. */
  int quantile(double share) {
    return bytes.length == 0 ? 0 : bytes[(int) Math.min(bytes.length - 1, share * bytes.length)];
  }
}
