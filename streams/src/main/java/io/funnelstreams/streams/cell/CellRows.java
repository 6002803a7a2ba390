package io.funnelstreams.streams.cell;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.KnownDays;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A task's own cells, on the heap and in a store that follows. The store also holds how far the
 * source partitions were applied, and whether anything is untold: all three are committed together.
 */
final class CellRows {
  private static final int CELL = 0;
  private static final int APPLIED = 1;
  private static final int UNTOLD = 2;
  private static final Bytes UNTOLD_KEY = Bytes.wrap(new BinaryWriter().count(UNTOLD).bytes());

  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<Cell, Row> rows = new HashMap<>();
  private final Set<Cell> changed = new LinkedHashSet<>();
  private final Map<TopicPartition, Row> applied = new LinkedHashMap<>();
  private final KnownDays knownDays = new KnownDays();
  private boolean untold;

  /** A number and the key it has in the store. */
  private static final class Row {
    private final Bytes key;
    private long number;

    private Row(Bytes key, long number) {
      this.key = key;
      this.number = number;
    }
  }

  private CellRows(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * The rows as they were committed; all of them are untold where the last stop left any untold.
   */
  static CellRows load(KeyValueStore<Bytes, byte[]> store) {
    var rows = new CellRows(store);
    rows.untold = store.get(UNTOLD_KEY) != null;
    try (var all = store.all()) {
      while (all.hasNext()) {
        var entry = all.next();
        rows.load(entry.key, entry.value);
      }
    }
    return rows;
  }

  /** Adds to a cell. One that comes to nothing stays until that, too, has been told. */
  void add(Cell cell, long amount) {
    var row = rows.computeIfAbsent(cell, c -> new Row(key(c), 0));
    row.number += amount;
    store.put(row.key, number(row.number));
    knownDays.set(cell, row.number);
    changed.add(cell);
  }

  /** Notes the offset of the next record that is not applied yet. */
  void applied(TopicPartition partition, long offset) {
    var row = applied.computeIfAbsent(partition, p -> new Row(key(p), 0));
    row.number = offset;
    store.put(row.key, number(offset));
    if (!untold) {
      untold = true;
      store.put(UNTOLD_KEY, number(1));
    }
  }

  boolean hasNews() {
    return untold;
  }

  /** The cells that changed since {@link #told}, with what they amount to. */
  Map<Cell, Long> changed() {
    var amounts = new LinkedHashMap<Cell, Long>();
    changed.forEach(cell -> amounts.put(cell, rows.get(cell).number));
    return amounts;
  }

  Map<TopicPartition, Long> applied() {
    var offsets = new LinkedHashMap<TopicPartition, Long>();
    applied.forEach((partition, row) -> offsets.put(partition, row.number));
    return offsets;
  }

  OptionalInt lastKnownDay() {
    return knownDays.last();
  }

  /** Everything there was to tell has been told. */
  void told() {
    changed.forEach(this::forgetIfNothing);
    changed.clear();
    untold = false;
    store.delete(UNTOLD_KEY);
  }

  private void forgetIfNothing(Cell cell) {
    var row = rows.get(cell);
    if (row.number == 0) {
      rows.remove(cell);
      store.delete(row.key);
    }
  }

  private void load(Bytes key, byte[] value) {
    var in = new BinaryReader(key.get());
    int kind = in.intCount();
    var row = new Row(key, new BinaryReader(value).number());
    if (kind == CELL) {
      var cell = SegmentForm.readCell(in);
      rows.put(cell, row);
      knownDays.set(cell, row.number);
      if (untold) {
        changed.add(cell);
      }
    } else if (kind == APPLIED) {
      applied.put(new TopicPartition(in.text(), in.intCount()), row);
    }
  }

  private static Bytes key(Cell cell) {
    var out = new BinaryWriter().count(CELL);
    SegmentForm.write(cell, out);
    return Bytes.wrap(out.bytes());
  }

  private static Bytes key(TopicPartition partition) {
    return Bytes.wrap(
        new BinaryWriter()
            .count(APPLIED)
            .text(partition.topic())
            .count(partition.partition())
            .bytes());
  }

  private static byte[] number(long value) {
    return new BinaryWriter().number(value).bytes();
  }
}
