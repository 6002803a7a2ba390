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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The last amount of each cell that each source told, and their sums on a board. The store also
 * holds the sources' marks, and what the published rows rest on: all are committed together. So a
 * task that was stopped between a change and its publication knows which rows the topic has, and
 * takes back those that are no more.
 */
final class Totals {
  private static final int AMOUNT = 0;
  private static final int APPLIED = 1;
  private static final int LAST_DAY = 2;
  private static final int PUBLICATION = 3;
  private static final int TODAY = 4;
  private static final Bytes TODAY_KEY = Bytes.wrap(new BinaryWriter().count(TODAY).bytes());
  private static final Bytes PUBLICATION_KEY =
      Bytes.wrap(new BinaryWriter().count(PUBLICATION).bytes());

  private final KeyValueStore<Bytes, byte[]> store;
  private final KpiBoard board;
  private final CappedBoard capped;
  private final Map<Segment, Segment> segments = new HashMap<>();
  private final Map<TopicPartition, Long> applied = new LinkedHashMap<>();
  private final Map<Integer, Integer> lastDays = new LinkedHashMap<>();

  /** Cells that came to nothing; they stay until that, too, has been published. */
  private final Set<Bytes> nothing = new HashSet<>();

  private Round round;
  private long today;

  /**
   * The publication that comes next.
   *
   * @param lastDay the last known day that the rows were published with
   * @param unpublished whether anything was told since
   */
  private record Round(long number, int lastDay, boolean unpublished) {
    static final Round FIRST = new Round(0, KpiBoard.NOTHING_KNOWN, false);

    static Round read(byte[] bytes) {
      var in = new BinaryReader(bytes);
      return new Round(in.count(), (int) in.number(), in.flag());
    }

    byte[] bytes() {
      return new BinaryWriter().count(number).number(lastDay).flag(unpublished).bytes();
    }
  }

  private Totals(KeyValueStore<Bytes, byte[]> store, KpiBoard board, List<Cut> cuts) {
    this.store = store;
    this.board = board;
    this.capped = new CappedBoard(board, cuts);
    var known = store.get(PUBLICATION_KEY);
    round = known == null ? Round.FIRST : Round.read(known);
  }

  /** The totals as they were committed; on the board those rows count as changed that are. */
  static Totals load(KeyValueStore<Bytes, byte[]> store, KpiBoard board, List<Cut> cuts) {
    var totals = new Totals(store, board, cuts);
    var unpublished = new LinkedHashMap<Cell, Long>();
    try (var all = store.all()) {
      while (all.hasNext()) {
        var entry = all.next();
        totals.load(entry.key, entry.value, unpublished);
      }
    }
    board.lastKnownDay(totals.round.lastDay);
    board.settle();
    unpublished.forEach(totals::add);
    totals.tellLastDay();
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
    return round.unpublished;
  }

  /** Every row that changed has been forwarded. */
  void published() {
    nothing.forEach(store::delete);
    nothing.clear();
    begin(new Round(round.number + 1, lastDay(), false));
  }

  /** How far the sources' topics are in these totals. */
  Map<TopicPartition, Long> applied() {
    return applied;
  }

  private void markUnpublished() {
    if (!round.unpublished) {
      begin(new Round(round.number, round.lastDay, true));
    }
  }

  private void begin(Round next) {
    round = next;
    store.put(PUBLICATION_KEY, next.bytes());
  }

  private void replace(int source, CellMessage.Amount told) {
    var cell = spelledAsFirstSeen(told.cell());
    var key = key(source, cell);
    var stored = store.get(key);
    var before = stored == null ? ToldAmount.NONE : ToldAmount.read(stored);
    store.put(key, before.replacedBy(told.amount(), round.number).bytes());
    noteNothing(key, told.amount());
    add(cell, told.amount() - before.amount());
  }

  private void noteNothing(Bytes key, long amount) {
    if (amount == 0) {
      nothing.add(key);
    } else {
      nothing.remove(key);
    }
  }

  private void add(Cell cell, long change) {
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
    board.lastKnownDay(lastDay());
  }

  private int lastDay() {
    return lastDays.values().stream().mapToInt(day -> day).max().orElse(KpiBoard.NOTHING_KNOWN);
  }

  private void load(Bytes key, byte[] value, Map<Cell, Long> unpublished) {
    var in = new BinaryReader(key.get());
    int kind = in.intCount();
    if (kind == AMOUNT) {
      var told = ToldAmount.read(value);
      var cell = spelledAsFirstSeen(SegmentForm.readCell(in));
      long published = told.published(round.number);
      noteNothing(key, told.amount());
      add(cell, published);
      if (told.amount() != published) {
        unpublished.merge(cell, told.amount() - published, Long::sum);
      }
    } else if (kind == APPLIED) {
      applied.put(new TopicPartition(in.text(), in.intCount()), new BinaryReader(value).number());
    } else if (kind == LAST_DAY) {
      lastDays.put(in.intCount(), (int) new BinaryReader(value).number());
    } else if (kind == TODAY) {
      today = new BinaryReader(value).number();
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
