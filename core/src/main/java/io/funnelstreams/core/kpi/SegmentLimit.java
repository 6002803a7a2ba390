package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Segment;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The segments of one breakdown: those in the store, and those beyond the cap. */
final class SegmentLimit {
  private final KpiStore board;
  private final int cap;
  private final Map<Segment, Integer> firstDays = new HashMap<>();
  private final Set<Segment> kept = new HashSet<>();
  private final Map<Segment, Map<Cell, Long>> beyond = new HashMap<>();
  private final DimensionCoverage observed = new DimensionCoverage();

  SegmentLimit(KpiStore board, int cap) {
    this.board = board;
    this.cap = cap;
  }

  boolean keeps(Segment segment) {
    return kept.contains(segment);
  }

  long get(Cell cell) {
    return kept.contains(cell.segment())
        ? board.get(cell)
        : beyond.getOrDefault(cell.segment(), Map.of()).getOrDefault(cell, 0L);
  }

  /** Every cell that is not 0, in the segment that it was reported in. */
  Map<Cell, Long> cells() {
    var cells = new HashMap<Cell, Long>();
    kept.forEach(segment -> cells.putAll(board.cellsOf(segment)));
    beyond.values().forEach(cells::putAll);
    return cells;
  }

  void set(Cell cell, long amount) {
    long before = get(cell);
    note(cell, before != 0, amount != 0);
    board.addToWholes(cell, amount - before);
    if (kept.contains(cell.segment())) {
      board.set(cell, amount);
    } else {
      setBeyond(cell, amount);
    }
    var firstDay = firstDays.get(cell.segment());
    if (firstDay == null || cell.epochDay() <= firstDay) {
      rank(cell.segment());
    }
  }

  /** It counts where the cell is said to be, not where it is counted beyond the cap. */
  private void note(Cell cell, boolean wasThere, boolean isThere) {
    if (wasThere != isThere) {
      observed.add(cell, isThere ? 1 : -1);
      board.unattributed(
          cell.segment().dimensions(), cell.measure(), observed.isUnattributed(cell.measure()));
    }
  }

  private void setBeyond(Cell cell, long amount) {
    var cells = beyond.computeIfAbsent(cell.segment(), s -> new HashMap<>());
    var before = amount == 0 ? cells.remove(cell) : cells.put(cell, amount);
    addToOther(cell, amount - (before == null ? 0 : before));
    if (cells.isEmpty()) {
      beyond.remove(cell.segment());
    }
  }

  private void addToOther(Cell cell, long change) {
    var other = new Cell(cell.segment().other(), cell.measure(), cell.bucket(), cell.epochDay());
    board.set(other, board.get(other) + change);
  }

  /** A segment that is literally called other is counted with the others. */
  private void rank(Segment segment) {
    var firstDay = firstDayOf(segment);
    if (firstDay.isEmpty()) {
      firstDays.remove(segment);
    } else if (!segment.equals(segment.other())) {
      firstDays.put(segment, firstDay.getAsInt());
    }
    var first = firstToAppear();
    Set.copyOf(kept).stream().filter(s -> !first.contains(s)).forEach(this::fold);
    first.stream().filter(s -> !kept.contains(s)).forEach(this::unfold);
  }

  private OptionalInt firstDayOf(Segment segment) {
    return kept.contains(segment)
        ? board.firstDay(segment)
        : beyond.getOrDefault(segment, Map.of()).keySet().stream().mapToInt(Cell::epochDay).min();
  }

  private Set<Segment> firstToAppear() {
    if (firstDays.size() <= cap) {
      return Set.copyOf(firstDays.keySet());
    }
    return firstDays.entrySet().stream()
        .sorted(
            Map.Entry.<Segment, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .limit(cap)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void fold(Segment segment) {
    kept.remove(segment);
    var cells = board.cellsOf(segment);
    cells.keySet().forEach(cell -> board.set(cell, 0));
    cells.forEach(this::setBeyond);
  }

  private void unfold(Segment segment) {
    var cells = Map.copyOf(beyond.getOrDefault(segment, Map.of()));
    cells.keySet().forEach(cell -> setBeyond(cell, 0));
    kept.add(segment);
    cells.forEach(board::set);
  }
}
