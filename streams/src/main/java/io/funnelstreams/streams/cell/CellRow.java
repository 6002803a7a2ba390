package io.funnelstreams.streams.cell;

import io.funnelstreams.core.cell.Cell;
import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** The cells of one segment on one day, and which of them are not published yet. */
final class CellRow {
  private final Bytes key;
  private final Segment segment;
  private final int epochDay;
  private final SlotAmounts amounts;
  private final SlotAmounts unpublished = new SlotAmounts();
  private boolean unsaved;
  private boolean changed;

  private CellRow(Bytes key, Segment segment, int epochDay, SlotAmounts amounts) {
    this.key = key;
    this.segment = segment;
    this.epochDay = epochDay;
    this.amounts = amounts;
  }

  static CellRow empty(Bytes key, Segment segment, int epochDay) {
    return new CellRow(key, segment, epochDay, new SlotAmounts());
  }

  static CellRow read(Bytes key, Segment segment, int epochDay, byte[] bytes) {
    return new CellRow(key, segment, epochDay, SlotAmounts.read(new BinaryReader(bytes)));
  }

  Bytes key() {
    return key;
  }

  Segment segment() {
    return segment;
  }

  int epochDay() {
    return epochDay;
  }

  byte[] bytes() {
    var out = new BinaryWriter();
    amounts.write(out);
    return out.bytes();
  }

  /** Adds to a cell and gives what it amounts to now. */
  long add(long slot, long amount) {
    long sum = amounts.get(slot) + amount;
    amounts.set(slot, sum);
    unpublished.set(slot, sum);
    return sum;
  }

  void markAllUnpublished() {
    amounts.each(unpublished::set);
    changed = true;
  }

  /** Whether this is the first change since the row was saved. */
  boolean beginsToBeUnsaved() {
    boolean begins = !unsaved;
    unsaved = true;
    return begins;
  }

  /** Whether this is the first change since the row was published. */
  boolean beginsToBeChanged() {
    boolean begins = !changed;
    changed = true;
    return begins;
  }

  /** The store has the row as it is. */
  void saved() {
    unsaved = false;
  }

  List<CellMessage.Amount> unpublished() {
    var cells = new ArrayList<CellMessage.Amount>();
    unpublished.each((slot, amount) -> cells.add(new CellMessage.Amount(cell(slot), amount)));
    return cells;
  }

  /** Everything has been published. A cell that became zero was kept until then. */
  void published() {
    changed = false;
    unpublished.clear();
    amounts.dropZeros();
  }

  boolean isEmpty() {
    return amounts.isEmpty();
  }

  void each(SlotAmounts.Consumer consumer) {
    amounts.each(consumer);
  }

  private Cell cell(long slot) {
    return new Cell(segment, SlotAmounts.measureOf(slot), SlotAmounts.bucketOf(slot), epochDay);
  }
}
