package io.funnelstreams.serve.view;

import java.util.Arrays;

/** Numbers the keys that come up, from 0 on; a hash table without an object for each key. */
final class SlotIndex {
  private static final int FREE = -1;

  private long[] keys = new long[1 << 10];
  private int[] slots = filled(keys.length);
  private int size;

  /** How many keys have a slot. */
  int size() {
    return size;
  }

  /** The slot of a key; the next one where it has none. */
  int slotOf(long key) {
    int at = place(key);
    if (slots[at] == FREE) {
      if (2 * size >= keys.length) {
        grow();
        at = place(key);
      }
      keys[at] = key;
      slots[at] = size++;
    }
    return slots[at];
  }

  /** The slot of a key; negative where it has none. */
  int find(long key) {
    return slots[place(key)];
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int at = hash(key) & mask;
    while (slots[at] != FREE && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /** Both halves count up from 0, so they are spread over all bits. */
  private static int hash(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> Integer.SIZE);
  }

  private void grow() {
    var oldKeys = keys;
    var oldSlots = slots;
    keys = new long[2 * oldKeys.length];
    slots = filled(keys.length);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldSlots[i] != FREE) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        slots[at] = oldSlots[i];
      }
    }
  }

  private static int[] filled(int length) {
    var slots = new int[length];
    Arrays.fill(slots, FREE);
    return slots;
  }
}
