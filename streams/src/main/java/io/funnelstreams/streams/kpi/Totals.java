package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.DataRanges;
import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.kpi.EffectiveDateQueue;
import io.funnelstreams.core.kpi.KpiStore;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import io.funnelstreams.streams.cell.AppliedOffsets;
import io.funnelstreams.streams.cell.CellMessage;
import io.funnelstreams.streams.cell.DataRangesForm;
import io.funnelstreams.streams.cell.SegmentNumbers;
import io.funnelstreams.streams.cell.SlotAmounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The last amount of each cell that each source sent, and their sums in a store of KPIs. The state
 * store also holds the sources' marks, and the amounts that the published rows include: all are
 * committed together. So a task that was stopped between a change and its publication knows which
 * rows the topic has, and deletes those that no longer exist.
 */
final class Totals {
  private static final int AMOUNTS = 0;
  private static final int APPLIED = 1;
  private static final int DATA = 2;
  private static final int PUBLICATION = 3;
  private static final int TODAY = 4;
  private static final int SEGMENT = 5;
  private static final int SPELLING = 6;
  private static final int NO_DAY = Integer.MIN_VALUE;
  private static final int LONGEST_PERIOD_DAYS = 366;
  private static final Bytes TODAY_KEY = Bytes.wrap(new BinaryWriter().count(TODAY).bytes());
  private static final Bytes PUBLICATION_KEY =
      Bytes.wrap(new BinaryWriter().count(PUBLICATION).bytes());

  private final KeyValueStore<Bytes, byte[]> store;
  private final KpiStore board;
  private final EffectiveDateQueue present;
  private final SegmentNumbers numbers;
  private final Map<Bytes, SourceTotals> rows = new HashMap<>();
  private final AppliedOffsets applied;
  private final SpellingRows spellings;
  private final Map<Integer, DataRanges> dataOfSources = new LinkedHashMap<>();

  /** The rows that sources sent since the last publication. */
  private final Set<SourceTotals> unpublished = new LinkedHashSet<>();

  private Round round;

  /** The day that it is; the store has the one it was when rows were published. */
  private long today = NO_DAY;

  /**
   * The next publication.
   *
   * @param data the data ranges that the rows were published with
   * @param unpublished whether sources sent anything since
   * @param since the time from which the publishing definition had been active; empty where they
   *     never were
   */
  private record Round(long number, DataRanges data, boolean unpublished, Optional<Instant> since) {
    static final Round FIRST = new Round(0, DataRanges.NONE, false, Optional.empty());

    static Round read(byte[] bytes) {
      var in = new BinaryReader(bytes);
      return new Round(
          in.count(),
          DataRangesForm.read(in),
          in.flag(),
          in.flag() ? Optional.of(Instant.ofEpochMilli(in.number())) : Optional.empty());
    }

    byte[] bytes() {
      var out = new BinaryWriter().count(number);
      DataRangesForm.write(data, out);
      out.flag(unpublished).flag(since.isPresent());
      since.ifPresent(instant -> out.number(instant.toEpochMilli()));
      return out.bytes();
    }
  }

  private Totals(KeyValueStore<Bytes, byte[]> store, KpiStore board, List<GroupingSet> breakdowns) {
    this.store = store;
    this.board = board;
    this.present = new EffectiveDateQueue(board, breakdowns);
    this.numbers = new SegmentNumbers(store, SEGMENT);
    this.applied = new AppliedOffsets(store, APPLIED);
    this.spellings = new SpellingRows(store, SPELLING, board);
    var known = store.get(PUBLICATION_KEY);
    round = known == null ? Round.FIRST : Round.read(known);
    var day = store.get(TODAY_KEY);
    if (day != null) {
      today = new BinaryReader(day).number();
      present.today(LocalDate.ofEpochDay(today));
    }
  }

  /**
   * The totals as they were committed. In the store of KPIs only the rows that changed since the
   * publication count as changed.
   */
  static Totals load(
      KeyValueStore<Bytes, byte[]> store, KpiStore board, List<GroupingSet> breakdowns) {
    var totals = new Totals(store, board, breakdowns);
    totals.numbers.load();
    var changes = new LinkedHashMap<Cell, Long>();
    try (var all = store.all()) {
      all.forEachRemaining(entry -> totals.load(entry.key, entry.value, changes));
    }
    board.data(totals.round.data);
    board.markClean();
    totals.spellings.markClean();
    changes.forEach(totals::add);
    totals.updateData();
    return totals;
  }

  /** Takes a message from a source. */
  void accept(CellMessage message) {
    if (message instanceof CellMessage.Amounts amounts) {
      accept(amounts);
    } else if (message instanceof CellMessage.Spelled spelled) {
      spellings.accept(spelled.spelling(), round.number);
    } else if (message instanceof CellMessage.Mark mark) {
      accept(mark);
    }
    markUnpublished();
  }

  /**
   * Takes the day it is: ends the days since the one it was the last time, and begins those that
   * something waited for. Where the clock was ahead and was put back, what has not begun waits
   * again, and the periods that had ended are provisional again.
   */
  void today(LocalDate day) {
    long epochDay = day.toEpochDay();
    if (epochDay == today) {
      return;
    }
    if (today != NO_DAY) {
      turn(Math.min(today, epochDay), Math.max(today, epochDay));
    }
    today = epochDay;
    present.today(day);
    updateData();
    if (board.hasChanges()) {
      markUnpublished();
    }
  }

  /**
   * Publishes again the rows that are provisional either before or after the end of these days, but
   * not both.
   */
  private void turn(long first, long next) {
    // A period that ends more than a year after the last data has no row.
    long end = Math.min(next, data().last().orElse((int) first) + LONGEST_PERIOD_DAYS);
    for (long over = first; over < end; over++) {
      board.dayIsOver(LocalDate.ofEpochDay(over));
    }
  }

  boolean hasNews() {
    return round.unpublished;
  }

  /** Every row that changed has been forwarded, by a definition that has been active since then. */
  void published(Instant since) {
    unpublished.forEach(this::published);
    unpublished.clear();
    store.put(TODAY_KEY, number(today));
    begin(new Round(round.number + 1, data(), false, Optional.of(since)));
  }

  /** Since when the definition by which rows were last published has been active. */
  Optional<Instant> publishedSince() {
    return round.since;
  }

  /** The last day that anything is known of and that has begun; empty where nothing is. */
  Optional<LocalDate> lastKnownDay() {
    var last = data().last();
    return last.isPresent() ? Optional.of(LocalDate.ofEpochDay(last.getAsInt())) : Optional.empty();
  }

  /** How far the sources' topics are in these totals. */
  Map<TopicPartition, Long> applied() {
    return applied.all();
  }

  private void markUnpublished() {
    if (!round.unpublished) {
      begin(new Round(round.number, round.data, true, round.since));
    }
  }

  private void begin(Round next) {
    round = next;
    store.put(PUBLICATION_KEY, next.bytes());
  }

  private void published(SourceTotals row) {
    row.published();
    if (row.isEmpty()) {
      rows.remove(row.key());
      store.delete(row.key());
    }
  }

  private void accept(CellMessage.Amounts reported) {
    int number = numbers.of(reported.segment());
    var segment = numbers.segment(number);
    var touched = new LinkedHashSet<SourceTotals>();
    for (var amount : reported.amounts()) {
      var row = row(reported.source(), number, amount.cell().epochDay());
      long slot = SlotAmounts.slot(amount.cell().measure(), amount.cell().bucket());
      add(
          cell(segment, slot, amount.cell().epochDay()),
          row.replace(slot, amount.amount(), round.number));
      touched.add(row);
    }
    touched.forEach(row -> store.put(row.key(), row.bytes()));
    unpublished.addAll(touched);
  }

  private SourceTotals row(int source, int segment, int epochDay) {
    return rows.computeIfAbsent(key(source, segment, epochDay), SourceTotals::empty);
  }

  private void add(Cell cell, long change) {
    present.add(cell, change);
  }

  /** The segment is the one of the numbers: sources may have seen other spellings first. */
  private static Cell cell(Segment segment, long slot, int epochDay) {
    return new Cell(segment, SlotAmounts.measureOf(slot), SlotAmounts.bucketOf(slot), epochDay);
  }

  private void accept(CellMessage.Mark mark) {
    mark.applied().forEach((at, offset) -> applied.put(at.topic(), at.partition(), offset));
    var before = dataOfSources.put(mark.source(), mark.data());
    if (!mark.data().equals(before)) {
      var out = new BinaryWriter();
      DataRangesForm.write(mark.data(), out);
      store.put(key(mark.source()), out.bytes());
    }
    updateData();
  }

  private void updateData() {
    board.data(data());
  }

  /** A source whose clock is ahead knows of a day that has not begun here. */
  private DataRanges data() {
    return DataRanges.union(dataOfSources.values()).until((int) today);
  }

  private void load(Bytes key, byte[] value, Map<Cell, Long> changes) {
    var in = new BinaryReader(key.get());
    int kind = in.intCount();
    if (kind == AMOUNTS) {
      in.intCount();
      var segment = numbers.segment(in.intCount());
      load(SourceTotals.read(key, value), segment, (int) in.number(), changes);
    } else if (kind == APPLIED) {
      applied.load(in, value);
    } else if (kind == SPELLING) {
      spellings.load(key, value, round.number);
    } else if (kind == DATA) {
      dataOfSources.put(in.intCount(), DataRangesForm.read(new BinaryReader(value)));
    }
  }

  private void load(SourceTotals row, Segment segment, int epochDay, Map<Cell, Long> changes) {
    rows.put(row.key(), row);
    row.each(
        (slot, amount) -> {
          var cell = cell(segment, slot, epochDay);
          long published = row.published(slot, round.number);
          add(cell, published);
          if (amount != published) {
            changes.merge(cell, amount - published, Long::sum);
          }
        });
    if (round.unpublished) {
      unpublished.add(row);
    }
  }

  private static Bytes key(int source, int segment, int epochDay) {
    return Bytes.wrap(
        new BinaryWriter().count(AMOUNTS).count(source).count(segment).number(epochDay).bytes());
  }

  private static Bytes key(int source) {
    return Bytes.wrap(new BinaryWriter().count(DATA).count(source).bytes());
  }

  private static byte[] number(long value) {
    return new BinaryWriter().number(value).bytes();
  }
}
