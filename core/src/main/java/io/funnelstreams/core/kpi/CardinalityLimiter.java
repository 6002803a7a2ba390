package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.cell.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A store within the caps of a plan's breakdowns: what a breakdown has beyond its cap is in the
 * store as one segment, {@code other}.
 *
 * <p>A breakdown keeps the segments that something happened in first, by business time, then by
 * key. So which ones it keeps follows from the cells alone, whatever the order of their arrival; a
 * segment that begins later changes nothing for those that are kept.
 */
public final class CardinalityLimiter {
  private final KpiStore board;
  private final Map<List<String>, SegmentLimit> breakdowns = new HashMap<>();

  public CardinalityLimiter(KpiStore board, List<GroupingSet> breakdowns) {
    this.board = board;
    for (var breakdown : breakdowns) {
      if (!breakdown.dimensions().isEmpty()) {
        this.breakdowns.put(
            breakdown.dimensions(), new SegmentLimit(board, breakdown.maxSegments()));
      }
    }
  }

  /** Sets the amount of a cell. All segments of a breakdown must go to the same store. */
  public void set(Cell cell, long amount) {
    var segments = segmentsOf(cell.segment());
    if (segments == null) {
      board.set(cell, amount);
    } else {
      segments.set(cell, amount);
    }
  }

  /** Takes the day it is. */
  void today(int epochDay) {
    board.today(epochDay);
  }

  /** The amount of a cell, also where its segment is counted under {@code other}. */
  public long get(Cell cell) {
    var segments = segmentsOf(cell.segment());
    return segments == null ? board.get(cell) : segments.get(cell);
  }

  /** The amounts of the cells of days after a day, each in its own segment, kept or not. */
  Map<Cell, Long> after(int epochDay) {
    var cells = new HashMap<>(board.reported());
    cells.putAll(board.cellsOf(Segment.TOTAL));
    breakdowns.values().forEach(segments -> cells.putAll(segments.cells()));
    cells.keySet().removeIf(cell -> cell.epochDay() <= epochDay);
    return cells;
  }

  /** The segment that a segment is counted under: itself, or {@code other} beyond the cap. */
  public Segment shown(Segment segment) {
    var segments = segmentsOf(segment);
    return segments == null || segments.keeps(segment) ? segment : segment.other();
  }

  /** The segments of a breakdown with one dimension or more; the whole company is not capped. */
  private SegmentLimit segmentsOf(Segment segment) {
    return breakdowns.get(segment.dimensions());
  }
}
