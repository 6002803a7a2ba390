package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Cut;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.kpi.CappedBoard;
import io.funnelstreams.core.kpi.KpiBoard;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import io.funnelstreams.streams.cell.CellMessage;
import io.funnelstreams.streams.cell.SegmentForm;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The last amount of each cell that each source told, and their sums on a board. The store also
 * holds the sources' marks, and whether rows of the board are unpublished: all are committed
 * together.
 */
final class Totals {
  private static final int AMOUNT = 0;
  private static final int APPLIED = 1;
  private static final int LAST_DAY = 2;
  private static final int UNPUBLISHED = 3;
  private static final int TODAY = 4;
  private static final Bytes TODAY_KEY = Bytes.wrap(new BinaryWriter().count(TODAY).bytes());
  private static final Bytes UNPUBLISHED_KEY =
      Bytes.wrap(new BinaryWriter().count(UNPUBLISHED).bytes());

  private final KeyValueStore<Bytes, byte[]> store;
  private final KpiBoard board;
  private final CappedBoard capped;
  private final Map<Segment, Segment> segments = new HashMap<>();
  private final Map<TopicPartition, Long> applied = new LinkedHashMap<>();
  private final Map<Integer, Integer> lastDays = new LinkedHashMap<>();
  private boolean unpublished;
  private long today;

  private Totals(KeyValueStore<Bytes, byte[]> store, KpiBoard board, List<Cut> cuts) {
    this.store = store;
    this.board = board;
    this.capped = new CappedBoard(board, cuts);
  }

  /**
   * The totals as they were committed. Where the last stop left rows unpublished, every row of the
   * board counts as changed; else none does.
   */
  static Totals load(KeyValueStore<Bytes, byte[]> store, KpiBoard board, List<Cut> cuts) {
    var totals = new Totals(store, board, cuts);
    totals.unpublished = store.get(UNPUBLISHED_KEY) != null;
    try (var all = store.all()) {
      while (all.hasNext()) {
        var entry = all.next();
        totals.load(entry.key.get(), entry.value);
      }
    }
    totals.tellLastDay();
    if (!totals.unpublished) {
      board.settle();
    }
    return totals;
  }

  /** Takes what a source tells. */
  void accept(CellMessage message) {
    if (message instanceof CellMessage.Amounts amounts) {
      amounts.amounts().forEach(amount -> replace(amounts.source(), amount));
    } else if (message instanceof CellMessage.Mark mark) {
      accept(mark);
    }
    markUnpublished();
  }

  /** Takes the day it is, and ends the days since the one it was the last time. */
  void today(LocalDate day) {
    long epochDay = day.toEpochDay();
    if (epochDay == today) {
      return;
    }
    for (long over = today; today != 0 && over < epochDay; over++) {
      board.dayIsOver(LocalDate.ofEpochDay(over));
    }
    today = epochDay;
    store.put(TODAY_KEY, number(today));
    if (board.hasChanges()) {
      markUnpublished();
    }
  }

  boolean hasNews() {
    return unpublished;
  }

  /** Every row that changed has been forwarded. */
  void published() {
    unpublished = false;
    store.delete(UNPUBLISHED_KEY);
  }

  /** How far the sources' topics are in these totals. */
  Map<TopicPartition, Long> applied() {
    return applied;
  }

  private void markUnpublished() {
    if (!unpublished) {
      unpublished = true;
      store.put(UNPUBLISHED_KEY, number(1));
    }
  }

  private void replace(int source, CellMessage.Amount told) {
    var cell = spelledAsFirstSeen(told.cell());
    var key = key(source, cell);
    var before = store.get(key);
    long change = told.amount() - (before == null ? 0 : new BinaryReader(before).number());
    store.put(key, told.amount() == 0 ? null : number(told.amount()));
    capped.set(cell, capped.get(cell) + change);
  }

  /** Sources may have seen other spellings first; a segment has one here, and so has its key. */
  private Cell spelledAsFirstSeen(Cell cell) {
    var segment = segments.computeIfAbsent(cell.segment(), s -> s);
    return new Cell(segment, cell.measure(), cell.bucket(), cell.epochDay());
  }

  private void accept(CellMessage.Mark mark) {
    mark.applied()
        .forEach(
            (partition, offset) -> {
              applied.put(partition, offset);
              store.put(key(partition), number(offset));
            });
    if (mark.lastKnownDay().isPresent()) {
      lastDays.put(mark.source(), mark.lastKnownDay().getAsInt());
      store.put(key(mark.source()), number(mark.lastKnownDay().getAsInt()));
    } else {
      lastDays.remove(mark.source());
      store.delete(key(mark.source()));
    }
    tellLastDay();
  }

  private void tellLastDay() {
    board.lastKnownDay(
        lastDays.values().stream().mapToInt(day -> day).max().orElse(KpiBoard.NOTHING_KNOWN));
  }

  private void load(byte[] key, byte[] value) {
    var in = new BinaryReader(key);
    int kind = in.intCount();
    long number = new BinaryReader(value).number();
    if (kind == AMOUNT) {
      var cell = spelledAsFirstSeen(SegmentForm.readCell(in));
      capped.set(cell, capped.get(cell) + number);
    } else if (kind == APPLIED) {
      applied.put(new TopicPartition(in.text(), in.intCount()), number);
    } else if (kind == LAST_DAY) {
      lastDays.put(in.intCount(), (int) number);
    } else if (kind == TODAY) {
      today = number;
    }
  }

  private static Bytes key(int source, Cell cell) {
    var out = new BinaryWriter().count(AMOUNT);
    SegmentForm.write(cell, out);
    return Bytes.wrap(out.count(source).bytes());
  }

  private static Bytes key(TopicPartition partition) {
    return Bytes.wrap(
        new BinaryWriter()
            .count(APPLIED)
            .text(partition.topic())
            .count(partition.partition())
            .bytes());
  }

  private static Bytes key(int source) {
    return Bytes.wrap(new BinaryWriter().count(LAST_DAY).count(source).bytes());
  }

  private static byte[] number(long value) {
    return new BinaryWriter().number(value).bytes();
  }
}
