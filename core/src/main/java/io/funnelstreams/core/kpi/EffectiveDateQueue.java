package io.funnelstreams.core.kpi;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.GroupingSet;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A store that shows no amount before its day has begun. The amounts of later days wait beside it:
 * they have no rows, and take no segment's place within a cap, until their day begins. So a
 * cancellation that was reported months ahead counts on its day with no further event. Where today
 * turns out to be an earlier day, because a clock was ahead, the amounts after it wait again.
 */
public final class EffectiveDateQueue {
  private final CardinalityLimiter board;
  private final NavigableMap<Integer, Map<Cell, Long>> waiting = new TreeMap<>();
  private int today = Integer.MIN_VALUE;

  /** A store within the caps of a plan's breakdowns. Until today is set, every day lies ahead. */
  public EffectiveDateQueue(KpiStore board, List<GroupingSet> breakdowns) {
    this.board = new CardinalityLimiter(board, breakdowns);
  }

  /** Adds to a cell and returns its amount now, be it in the store or waiting. */
  public long add(Cell cell, long change) {
    if (cell.epochDay() > today) {
      return addWaiting(cell, change);
    }
    long sum = board.get(cell) + change;
    board.set(cell, sum);
    return sum;
  }

  /** Takes the day it is, which may be before the one it was taken for. */
  public void today(LocalDate day) {
    int before = today;
    today = (int) day.toEpochDay();
    board.today(today);
    if (today < before) {
      board.after(today).forEach(this::putBack);
    }
    var begun = waiting.headMap(today, true);
    begun.values().forEach(cells -> cells.forEach(this::add));
    begun.clear();
  }

  private void putBack(Cell cell, long amount) {
    board.set(cell, 0);
    addWaiting(cell, amount);
  }

  private long addWaiting(Cell cell, long change) {
    var cells = waiting.computeIfAbsent(cell.epochDay(), day -> new HashMap<>());
    long sum = cells.getOrDefault(cell, 0L) + change;
    if (sum == 0) {
      cells.remove(cell);
    } else {
      cells.put(cell, sum);
    }
    return sum;
  }
}
