package io.funnelstreams.streams.cell;

import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** How far each source partition is in what a store holds, committed together with it. */
public final class AppliedOffsets {
  private final KeyValueStore<Bytes, byte[]> store;
  private final int kind;
  private final List<Applied> offsets = new ArrayList<>();

  /** How far a partition is. Records come from few of them, so these are found one by one. */
  private static final class Applied {
    private final TopicPartition partition;
    private final Bytes key;
    private long offset;

    private Applied(TopicPartition partition, Bytes key) {
      this.partition = partition;
      this.key = key;
    }

    private boolean isOf(String topic, int number) {
      return partition.partition() == number && partition.topic().equals(topic);
    }
  }

  /** Keeps the offsets in a store, under keys that begin with a kind that nothing else has. */
  public AppliedOffsets(KeyValueStore<Bytes, byte[]> store, int kind) {
    this.store = store;
    this.kind = kind;
  }

  /** Takes an offset that the store has, given its key behind the kind. */
  public void load(BinaryReader key, byte[] value) {
    of(key.text(), key.intCount()).offset = new BinaryReader(value).number();
  }

  /** Notes that every record of a partition before an offset is applied. */
  public void put(String topic, int partition, long offset) {
    var applied = of(topic, partition);
    applied.offset = offset;
    store.put(applied.key, new BinaryWriter().number(offset).bytes());
  }

  /** A copy, in the order in which the partitions first appeared. */
  public Map<TopicPartition, Long> all() {
    var all = new LinkedHashMap<TopicPartition, Long>();
    offsets.forEach(each -> all.put(each.partition, each.offset));
    return all;
  }

  private Applied of(String topic, int partition) {
    for (var known : offsets) {
      if (known.isOf(topic, partition)) {
        return known;
      }
    }
    var added = new Applied(new TopicPartition(topic, partition), key(topic, partition));
    offsets.add(added);
    return added;
  }

  private Bytes key(String topic, int partition) {
    return Bytes.wrap(new BinaryWriter().count(kind).text(topic).count(partition).bytes());
  }
}
