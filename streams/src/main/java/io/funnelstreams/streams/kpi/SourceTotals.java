package io.funnelstreams.streams.kpi;

import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import io.funnelstreams.streams.cell.SlotAmounts;
import org.apache.kafka.common.utils.Bytes;

/**
 * The amounts that a source last sent of one segment on one day, and which amounts the published
 * rows include. Publishing increments the round, which marks every amount as published without
 * touching the row.
 */
final class SourceTotals {
  /** Before the first round. */
  private static final long NEVER = -1;

  private final Bytes key;
  private final SlotAmounts amounts;

  /** The amounts, when the row's round began, of the cells that were sent in that round. */
  private final SlotAmounts before;

  private long round;

  private SourceTotals(Bytes key, SlotAmounts amounts, SlotAmounts before, long round) {
    this.key = key;
    this.amounts = amounts;
    this.before = before;
    this.round = round;
  }

  static SourceTotals empty(Bytes key) {
    return new SourceTotals(key, new SlotAmounts(), new SlotAmounts(), NEVER);
  }

  static SourceTotals read(Bytes key, byte[] bytes) {
    var in = new BinaryReader(bytes);
    long round = in.number();
    return new SourceTotals(key, SlotAmounts.read(in), SlotAmounts.read(in), round);
  }

  byte[] bytes() {
    var out = new BinaryWriter().number(round);
    amounts.write(out);
    before.write(out);
    return out.bytes();
  }

  Bytes key() {
    return key;
  }

  /** Takes what a cell amounts to now and gives by how much that is more than it was. */
  long replace(long slot, long reported, long currentRound) {
    if (round != currentRound) {
      round = currentRound;
      before.clear();
    }
    long was = amounts.get(slot);
    if (!before.has(slot)) {
      before.set(slot, was);
    }
    amounts.set(slot, reported);
    return reported - was;
  }

  /** The amount of a cell in the rows as they were last published. */
  long published(long slot, long currentRound) {
    return round == currentRound && before.has(slot) ? before.get(slot) : amounts.get(slot);
  }

  void each(SlotAmounts.Consumer consumer) {
    amounts.each(consumer);
  }

  /** Cells that became zero are kept until that, too, has been published. */
  void published() {
    before.clear();
    amounts.dropZeros();
  }

  boolean isEmpty() {
    return amounts.isEmpty();
  }
}
