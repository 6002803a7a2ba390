package io.funnelstreams.ingest.publish;

import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * The positions of rows in a file, by a fingerprint of their keys, in 16 bytes a slot: two million
 * rows take 64 MB. Open addressing; the file's content distinguishes two keys of one fingerprint.
 */
final class RowPlaces {
  static final int NONE = -1;

  private static final int SMALLEST = 1 << 10;
  private static final long EMPTY = 0;
  private static final long REMOVED = -1;

  private long[] fingerprints = new long[SMALLEST];

  /** The offset, shifted by one bit for whether the row shares events, plus one; or a mark. */
  private long[] offsets = new long[SMALLEST];

  private int used;

  /** The slot of a row; {@link #NONE} where it is not there. */
  int find(long fingerprint, LongPredicate isAtOffset) {
    for (int slot = start(fingerprint); offsets[slot] != EMPTY; slot = next(slot)) {
      if (offsets[slot] != REMOVED
          && fingerprints[slot] == fingerprint
          && isAtOffset.test(offset(slot))) {
        return slot;
      }
    }
    return NONE;
  }

  void add(long fingerprint, long offset, boolean shares) {
    if (used > offsets.length / 4 * 3) {
      grow();
    }
    int slot = start(fingerprint);
    while (offsets[slot] != EMPTY) {
      slot = next(slot);
    }
    used++;
    fingerprints[slot] = fingerprint;
    set(slot, offset, shares);
  }

  void set(int slot, long offset, boolean shares) {
    offsets[slot] = (offset << 1 | (shares ? 1 : 0)) + 1;
  }

  void remove(int slot) {
    offsets[slot] = REMOVED;
  }

  /** Passes on the offset of every row; meanwhile rows may be set, but none added. */
  void forEach(LongConsumer taker) {
    for (int slot = 0; slot < offsets.length; slot++) {
      if (offsets[slot] > EMPTY) {
        taker.accept(offset(slot));
      }
    }
  }

  /** As {@link #forEach}, for rows that share events. */
  void forEachSharing(LongConsumer taker) {
    for (int slot = 0; slot < offsets.length; slot++) {
      if (offsets[slot] > EMPTY && (offsets[slot] - 1 & 1) == 1) {
        taker.accept(offset(slot));
      }
    }
  }

  private long offset(int slot) {
    return (offsets[slot] - 1) >> 1;
  }

  /** Fingerprints are digests, so their lowest bits are as good as any. */
  private int start(long fingerprint) {
    return (int) fingerprint & offsets.length - 1;
  }

  private int next(int slot) {
    return slot + 1 & offsets.length - 1;
  }

  private void grow() {
    var oldFingerprints = fingerprints;
    var oldOffsets = offsets;
    fingerprints = new long[oldOffsets.length * 2];
    offsets = new long[oldOffsets.length * 2];
    used = 0;
    for (int slot = 0; slot < oldOffsets.length; slot++) {
      if (oldOffsets[slot] > EMPTY) {
        int to = start(oldFingerprints[slot]);
        while (offsets[to] != EMPTY) {
          to = next(to);
        }
        fingerprints[to] = oldFingerprints[slot];
        offsets[to] = oldOffsets[slot];
        used++;
      }
    }
  }
}
