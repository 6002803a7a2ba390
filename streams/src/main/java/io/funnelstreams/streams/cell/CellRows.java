package io.funnelstreams.streams.cell;

import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.KnownDays;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.cell.Spelling;
import io.funnelstreams.core.cell.Spellings;
import io.funnelstreams.core.journey.Fact;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A task's own cells, on the heap and in a store that follows. The store also holds how far the
 * source partitions were applied, and whether anything is not published yet: all three are
 * committed together.
 */
final class CellRows {
  private static final int CELLS = 0;
  private static final int APPLIED = 1;
  private static final int UNPUBLISHED = 2;
  private static final int SEGMENT = 3;
  private static final int SPELLING = 4;
  private static final Bytes UNPUBLISHED_KEY =
      Bytes.wrap(new BinaryWriter().count(UNPUBLISHED).bytes());

  private final KeyValueStore<Bytes, byte[]> store;
  private final SegmentNumbers numbers;
  private final Map<Segment, SegmentDays> rows = new HashMap<>();
  private final List<CellRow> unsaved = new ArrayList<>();
  private final List<CellRow> changed = new ArrayList<>();
  private final Spellings spellings = new Spellings();
  private final Map<Bytes, Spelling> changedSpellings = new LinkedHashMap<>();
  private final AppliedOffsets applied;
  private final KnownDays knownDays = new KnownDays();
  private boolean unpublished;
  private int today = Integer.MIN_VALUE;
  private DataRanges sentData = DataRanges.NONE;

  private CellRows(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    this.numbers = new SegmentNumbers(store, SEGMENT);
    this.applied = new AppliedOffsets(store, APPLIED);
  }

  /**
   * The rows as they were committed. All of them count as unpublished if the last stop left any
   * unpublished.
   */
  static CellRows load(KeyValueStore<Bytes, byte[]> store) {
    var rows = new CellRows(store);
    rows.unpublished = store.get(UNPUBLISHED_KEY) != null;
    rows.numbers.load();
    try (var all = store.all()) {
      all.forEachRemaining(entry -> rows.load(entry.key, entry.value));
    }
    return rows;
  }

  /**
   * Adds a fact to the cells of segments. A cell that becomes zero stays until that, too, has been
   * published.
   */
  void add(List<Segment> segments, Fact fact) {
    for (var segment : segments) {
      var row = rowsOf(segment).row(fact.epochDay());
      long sum = row.add(SlotAmounts.slot(fact.measure(), fact.bucket()), fact.amount());
      if (sum == 0 || sum == fact.amount()) {
        knownDays.set(fact.measure(), fact.epochDay(), sum);
      }
      if (row.beginsToBeUnsaved()) {
        unsaved.add(row);
      }
      if (row.beginsToBeChanged()) {
        changed.add(row);
      }
    }
  }

  /** Takes how an event spells a value; the earliest spelling of each is kept. */
  void add(Spelling spelling) {
    if (spellings.add(spelling)) {
      var key = key(spelling);
      changedSpellings.put(key, spelling);
      var out = new BinaryWriter();
      SpellingForm.write(spelling, out);
      store.put(key, out.bytes());
    }
  }

  /**
   * Everything of the records before this offset has been added. It goes to the store with them.
   */
  void applied(String topic, int partition, long offset) {
    applied.put(topic, partition, offset);
    save();
  }

  /** Writes the added amounts to the store, also if no record was read for them. */
  void save() {
    for (var row : unsaved) {
      store.put(row.key(), row.bytes());
      row.saved();
    }
    unsaved.clear();
    if (!unpublished) {
      unpublished = true;
      store.put(UNPUBLISHED_KEY, new BinaryWriter().number(1).bytes());
    }
  }

  /** Takes the day it is: what is known of days to come is not known yet. */
  void today(LocalDate day) {
    today = (int) day.toEpochDay();
  }

  /** Whether anything is not published yet, even if only that a day with data has begun. */
  boolean hasNews() {
    return unpublished || !data().equals(sentData);
  }

  /** The cells that changed since {@link #published}, with what they amount to, by segment. */
  Map<Segment, List<CellMessage.Amount>> changed() {
    var bySegment = new LinkedHashMap<Segment, List<CellMessage.Amount>>();
    for (var row : changed) {
      bySegment.computeIfAbsent(row.segment(), s -> new ArrayList<>()).addAll(row.unpublished());
    }
    return bySegment;
  }

  /** The spellings that changed since {@link #published}. */
  List<Spelling> changedSpellings() {
    return List.copyOf(changedSpellings.values());
  }

  Map<TopicPartition, Long> applied() {
    return applied.all();
  }

  /** The days that have begun and that there is data of. */
  DataRanges data() {
    return knownDays.through(today);
  }

  /** Everything that changed has been published. */
  void published() {
    for (var row : changed) {
      row.published();
      if (row.isEmpty()) {
        rows.get(row.segment()).remove(row);
        store.delete(row.key());
      }
    }
    changed.clear();
    changedSpellings.clear();
    sentData = data();
    unpublished = false;
    store.delete(UNPUBLISHED_KEY);
  }

  private SegmentDays rowsOf(Segment segment) {
    var known = rows.get(segment);
    if (known == null) {
      known = new SegmentDays(segment, CELLS, numbers.of(segment));
      rows.put(segment, known);
    }
    return known;
  }

  private void load(Bytes key, byte[] value) {
    var in = new BinaryReader(key.get());
    int kind = in.intCount();
    if (kind == CELLS) {
      load(CellRow.read(key, numbers.segment(in.intCount()), (int) in.number(), value));
    } else if (kind == APPLIED) {
      applied.load(in, value);
    } else if (kind == SPELLING) {
      load(key, SpellingForm.read(new BinaryReader(value)));
    }
  }

  private void load(CellRow row) {
    rowsOf(row.segment()).put(row);
    row.each((slot, amount) -> knownDays.set(SlotAmounts.measureOf(slot), row.epochDay(), amount));
    if (unpublished) {
      row.markAllUnpublished();
      changed.add(row);
    }
  }

  private void load(Bytes key, Spelling spelling) {
    spellings.add(spelling);
    if (unpublished) {
      changedSpellings.put(key, spelling);
    }
  }

  private static Bytes key(Spelling spelling) {
    return Bytes.wrap(
        new BinaryWriter()
            .count(SPELLING)
            .once(spelling.dimension())
            .once(spelling.value().folded())
            .bytes());
  }
}
