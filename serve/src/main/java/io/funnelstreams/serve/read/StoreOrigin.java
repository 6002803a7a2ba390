package io.funnelstreams.serve.read;

import io.funnelstreams.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * The origin of a store: the form of its values, the cluster, the topics by their ids, and how far
 * each partition was read. For one thread.
 */
final class StoreOrigin {
  /** To be raised where keys or values of the store take another form. */
  private static final int FORMAT = 2;

  private static final String FORMAT_KEY = "origin/format";
  private static final String CLUSTER = "origin/cluster";
  private static final String TOPIC = "origin/topic/";
  private static final String OFFSET = "offset/";
  private static final String LAST_RECORD = "last-record/";
  private static final String CAUGHT_UP = "caught-up-at";
  private static final int NO_EPOCH = -1;

  private final ReadStore store;

  StoreOrigin(ReadStore store) {
    this.store = store;
  }

  /** The form of the values of this program: a number and the schemas that they are written in. */
  static String format() {
    var schemas =
        Arrays.stream(Topic.values())
            .flatMap(topic -> topic.valueSchema().stream())
            .map(SchemaNormalization::parsingFingerprint64)
            .map(Long::toHexString)
            .collect(Collectors.joining(" "));
    return FORMAT + " " + Integer.toHexString(schemas.hashCode());
  }

  /** Whether nothing was ever written to the store. */
  boolean isNew() {
    return text(FORMAT_KEY).isEmpty();
  }

  /** Whether the store has the form of this program. */
  boolean hasOurForm() {
    return text(FORMAT_KEY).filter(format()::equals).isPresent();
  }

  /** Writes down what the store is made from. */
  void begin(String clusterId, Map<String, Uuid> topics) {
    try (var batch = store.batch()) {
      put(batch, FORMAT_KEY, bytes(format()));
      put(batch, CLUSTER, bytes(clusterId));
      topics.forEach((name, id) -> put(batch, TOPIC + name, bytes(id.toString())));
      batch.write();
    }
  }

  /** Why the store is not of this cluster and these topics; empty where it is. */
  Optional<String> difference(String clusterId, Map<String, Uuid> topics) {
    if (!text(CLUSTER).equals(Optional.of(clusterId))) {
      return Optional.of("the store is of the cluster " + text(CLUSTER).orElse("unknown"));
    }
    return new TreeMap<>(topics)
        .entrySet().stream()
            .filter(topic -> !text(TOPIC + topic.getKey()).equals(Optional.of(id(topic))))
            .findFirst()
            .map(topic -> "the topic %s was made anew".formatted(topic.getKey()));
  }

  private static String id(Map.Entry<String, Uuid> topic) {
    return topic.getValue().toString();
  }

  /** Up to where a partition was read; empty where it never was. */
  Optional<OffsetAndMetadata> offset(TopicPartition partition) {
    return store
        .get(StoreTable.META, bytes(offsetKey(partition)))
        .map(ByteBuffer::wrap)
        .map(
            value -> {
              long offset = value.getLong();
              int epoch = value.getInt();
              return new OffsetAndMetadata(
                  offset, epoch == NO_EPOCH ? Optional.empty() : Optional.of(epoch), "");
            });
  }

  /** Stores the offset up to which a partition is read, with the rows that were read from it. */
  static void putOffset(
      StoreBatch batch, TopicPartition partition, long offset, Optional<Integer> epoch) {
    var value =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
            .putLong(offset)
            .putInt(epoch.orElse(NO_EPOCH));
    put(batch, offsetKey(partition), value.array());
  }

  /** Forgets how far some topics were read: they are read from their beginning again. */
  void forgetOffsets(StoreBatch batch, Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> batch.delete(StoreTable.META, bytes(offsetKey(partition))));
  }

  /** The offset of the last record of a partition, which its end may lie far behind. */
  Optional<Long> lastRecord(TopicPartition partition) {
    return store
        .get(StoreTable.META, bytes(lastRecordKey(partition)))
        .map(value -> ByteBuffer.wrap(value).getLong());
  }

  static void putLastRecord(StoreBatch batch, TopicPartition partition, long offset) {
    put(batch, lastRecordKey(partition), ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
  }

  private static String lastRecordKey(TopicPartition partition) {
    return LAST_RECORD + partition.topic() + "/" + partition.partition();
  }

  private static String offsetKey(TopicPartition partition) {
    return OFFSET + partition.topic() + "/" + partition.partition();
  }

  /** When everything had been read last, by the machine's clock; empty where it never was. */
  Optional<Instant> caughtUpAt() {
    return store
        .get(StoreTable.META, bytes(CAUGHT_UP))
        .map(value -> Instant.ofEpochMilli(ByteBuffer.wrap(value).getLong()));
  }

  static void putCaughtUpAt(StoreBatch batch, Instant at) {
    put(batch, CAUGHT_UP, ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli()).array());
  }

  private Optional<String> text(String key) {
    return store
        .get(StoreTable.META, bytes(key))
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  private static void put(StoreBatch batch, String key, byte[] value) {
    batch.put(StoreTable.META, bytes(key), value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
