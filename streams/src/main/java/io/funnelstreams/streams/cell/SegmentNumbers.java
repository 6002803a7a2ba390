package io.funnelstreams.streams.cell;

import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Short numbers for the segments of a store, so that its keys are short and differ early: segments
 * in full share long beginnings, and comparing them was once most of the work.
 */
public final class SegmentNumbers {
  private final KeyValueStore<Bytes, byte[]> store;
  private final int kind;
  private final Map<Segment, Integer> numbers = new HashMap<>();
  private final Map<Integer, Segment> segments = new HashMap<>();

  /** Keeps the numbers in a store, under keys that begin with a kind that nothing else has. */
  public SegmentNumbers(KeyValueStore<Bytes, byte[]> store, int kind) {
    this.store = store;
    this.kind = kind;
  }

  /** Reads the numbers that the store has. */
  public void load() {
    var from = Bytes.wrap(new BinaryWriter().count(kind).bytes());
    var to = Bytes.wrap(new BinaryWriter().count(kind + 1L).bytes());
    try (var rows = store.range(from, to)) {
      rows.forEachRemaining(row -> load(new BinaryReader(row.key.get()), row.value));
    }
  }

  /** The number of a segment, given where it has none yet. */
  public int of(Segment segment) {
    var known = numbers.get(segment);
    return known == null ? give(segment) : known;
  }

  /** The segment of a number, as it was first spelled. */
  public Segment segment(int number) {
    return segments.get(number);
  }

  private void load(BinaryReader key, byte[] value) {
    if (key.intCount() == kind) {
      remember(SegmentForm.read(new BinaryReader(value)), key.intCount());
    }
  }

  private int give(Segment segment) {
    int number = numbers.size();
    remember(segment, number);
    var form = new BinaryWriter();
    SegmentForm.write(segment, form);
    store.put(Bytes.wrap(new BinaryWriter().count(kind).count(number).bytes()), form.bytes());
    return number;
  }

  private void remember(Segment segment, int number) {
    numbers.put(segment, number);
    segments.put(number, segment);
  }
}
