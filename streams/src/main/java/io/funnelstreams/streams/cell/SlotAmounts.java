package io.funnelstreams.streams.cell;

import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.streams.binary.BinaryReader;
import io.funnelstreams.streams.binary.BinaryWriter;
import java.util.Arrays;

/**
 * Amounts of one segment on one day, by slot: a measure and, for a distribution, its bucket. They
 * are kept in sorted arrays of numbers, because a row is looked at and written for every event.
 */
public final class SlotAmounts {
  private long[] slots = new long[4];
  private long[] amounts = new long[4];
  private int size;

  /** Takes one amount. */
  @FunctionalInterface
  public interface Consumer {
    void accept(long slot, long amount);
  }

  /** The slot of a measure and a bucket. */
  public static long slot(Measure measure, int bucket) {
    return (long) measure.code() << Integer.SIZE | Integer.toUnsignedLong(bucket);
  }

  public static Measure measureOf(long slot) {
    return Measure.ofCode((int) (slot >>> Integer.SIZE));
  }

  public static int bucketOf(long slot) {
    return (int) slot;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public boolean has(long slot) {
    return Arrays.binarySearch(slots, 0, size, slot) >= 0;
  }

  /** The amount of a slot, 0 where it has none. */
  public long get(long slot) {
    int at = Arrays.binarySearch(slots, 0, size, slot);
    return at < 0 ? 0 : amounts[at];
  }

  /** Sets the amount of a slot; 0 is an amount like any other until {@link #dropZeros}. */
  public void set(long slot, long amount) {
    int at = Arrays.binarySearch(slots, 0, size, slot);
    if (at < 0) {
      at = -at - 1;
      insert(at, slot);
    }
    amounts[at] = amount;
  }

  /** Gives every amount, in the order of slots. */
  public void each(Consumer consumer) {
    for (int i = 0; i < size; i++) {
      consumer.accept(slots[i], amounts[i]);
    }
  }

  /** Removes every slot that has become 0. */
  public void dropZeros() {
    int left = 0;
    for (int i = 0; i < size; i++) {
      slots[left] = slots[i];
      amounts[left] = amounts[i];
      left += amounts[i] == 0 ? 0 : 1;
    }
    size = left;
  }

  public void clear() {
    size = 0;
  }

  /** Writes the amounts; {@link #read} reads them. */
  public void write(BinaryWriter out) {
    out.count(size);
    for (int i = 0; i < size; i++) {
      out.count(slots[i] >>> Integer.SIZE).number(bucketOf(slots[i])).number(amounts[i]);
    }
  }

  public static SlotAmounts read(BinaryReader in) {
    var read = new SlotAmounts();
    for (int left = in.intCount(); left > 0; left--) {
      read.set(slot(Measure.ofCode(in.intCount()), (int) in.number()), in.number());
    }
    return read;
  }

  private void insert(int at, long slot) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, size * 2);
      amounts = Arrays.copyOf(amounts, size * 2);
    }
    System.arraycopy(slots, at, slots, at + 1, size - at);
    System.arraycopy(amounts, at, amounts, at + 1, size - at);
    slots[at] = slot;
    size++;
  }
}
