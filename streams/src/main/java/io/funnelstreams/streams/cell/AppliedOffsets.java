package io.funnelstreams.streams.cell;

import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** How far each source partition is in what a store holds, committed together with it. */
public final class AppliedOffsets {
  private final KeyValueStore<Bytes, byte[]> store;
  private final int kind;
  private final Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
  private final Map<TopicPartition, Bytes> keys = new HashMap<>();

  /** Keeps the offsets in a store, under keys that begin with a kind that nothing else has. */
  public AppliedOffsets(KeyValueStore<Bytes, byte[]> store, int kind) {
    this.store = store;
    this.kind = kind;
  }

  /** Takes an offset that the store has, given its key behind the kind. */
  public void load(BinaryReader key, byte[] value) {
    offsets.put(new TopicPartition(key.text(), key.intCount()), new BinaryReader(value).number());
  }

  /** Notes that every record of a partition before an offset is applied. */
  public void put(TopicPartition partition, long offset) {
    offsets.put(partition, offset);
    store.put(
        keys.computeIfAbsent(partition, this::key), new BinaryWriter().number(offset).bytes());
  }

  /** A copy, in the order in which the partitions first appeared. */
  public Map<TopicPartition, Long> all() {
    return new LinkedHashMap<>(offsets);
  }

  private Bytes key(TopicPartition partition) {
    return Bytes.wrap(
        new BinaryWriter()
            .count(kind)
            .text(partition.topic())
            .count(partition.partition())
            .bytes());
  }
}
