package io.funnelstreams.serve.read;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A compacted topic in the store, key by key as the topic has it. During the rollout of another
 * definition, rows of the one shown that were replaced or deleted are held in a second table, so
 * that all of them can be shown until the other one's are complete. Changes are collected until
 * they are written. For one thread.
 */
final class MirroredTable {
  private final ReadStore store;
  private final StoreTable live;
  private final StoreTable held;
  private final ShownDefinition shown;
  private final Map<Key, Optional<byte[]>> liveChanges = new LinkedHashMap<>();
  private final Map<Key, Optional<byte[]>> heldChanges = new LinkedHashMap<>();
  private boolean holding;
  private long visibleRows;

  /** Bytes that are compared by what they are. */
  private static final class Key {
    private final byte[] bytes;

    Key(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  MirroredTable(ReadStore store, StoreTable live, StoreTable held, ShownDefinition shown) {
    this.store = store;
    this.live = live;
    this.held = held;
    this.shown = shown;
    try (var cursor = store.snapshot().cursor(held)) {
      this.holding = cursor.seek(ReadStore.firstKey()).isPresent();
    }
  }

  /**
   * Keeps a value, which begins with the number of its definition, in place of the previous one.
   */
  void put(byte[] key, byte[] value) {
    var at = new Key(key);
    if (!shown.isLoading()) {
      var before = live(at);
      visibleRows -= isVisible(at, before) ? 1 : 0;
      if (shown.isOfShown(value)) {
        unhold(at);
        visibleRows++;
      } else if (before.filter(shown::isOfShown).isPresent()) {
        hold(at, before);
        visibleRows++;
      } else if (isHeld(at)) {
        visibleRows++;
      }
    }
    liveChanges.put(at, Optional.of(value));
  }

  /**
   * Takes a key away, as the topic has.
   *
   * @return whether a row that was shown is shown no more
   */
  boolean remove(byte[] key) {
    var at = new Key(key);
    if (shown.isLoading()) {
      liveChanges.put(at, Optional.empty());
      return false;
    }
    var before = live(at);
    boolean visible = isVisible(at, before);
    if (shown.isReplacing() && before.filter(shown::isOfShown).isPresent()) {
      hold(at, before);
    }
    liveChanges.put(at, Optional.empty());
    boolean stays = isHeld(at);
    visibleRows -= visible && !stays ? 1 : 0;
    return visible && !stays;
  }

  private boolean isVisible(Key key, Optional<byte[]> value) {
    return value.filter(shown::isOfShown).isPresent() || isHeld(key);
  }

  private Optional<byte[]> live(Key key) {
    var changed = liveChanges.get(key);
    return changed == null ? store.get(live, key.bytes) : changed;
  }

  private boolean isHeld(Key key) {
    if (!holding) {
      return false;
    }
    var changed = heldChanges.get(key);
    return (changed == null ? store.get(held, key.bytes) : changed).isPresent();
  }

  private void hold(Key key, Optional<byte[]> value) {
    holding = true;
    heldChanges.put(key, value);
  }

  private void unhold(Key key) {
    if (isHeld(key)) {
      heldChanges.put(key, Optional.empty());
    }
  }

  /** Moves the collected changes into a batch. */
  void moveTo(StoreBatch batch) {
    move(liveChanges, live, batch);
    move(heldChanges, held, batch);
  }

  private static void move(Map<Key, Optional<byte[]>> changes, StoreTable table, StoreBatch batch) {
    changes.forEach(
        (key, value) ->
            value.ifPresentOrElse(
                bytes -> batch.put(table, key.bytes, bytes), () -> batch.delete(table, key.bytes)));
    changes.clear();
  }

  /** Another definition is shown from now on: what was held is of no use any more. */
  void release(StoreBatch batch) {
    batch.clear(held);
    holding = false;
  }

  /** Whether rows are held that the topic has no more. */
  boolean isHolding() {
    return holding;
  }

  /** How many rows are shown. */
  long visibleRows() {
    return visibleRows;
  }

  /** Takes a number of rows that was written down before. */
  void visibleRows(long rows) {
    visibleRows = rows;
  }

  /** Counts the rows that are shown, going through all of them. */
  void countVisibleRows() {
    long rows = 0;
    var snapshot = store.snapshot();
    try (var ofTopic = snapshot.cursor(live);
        var ofBefore = snapshot.cursor(held)) {
      var row = ofTopic.seek(ReadStore.firstKey());
      while (row.isPresent()) {
        rows += shown.isOfShown(row.get().value()) ? 1 : 0;
        row = ofTopic.next();
      }
      row = ofBefore.seek(ReadStore.firstKey());
      while (row.isPresent()) {
        rows++;
        row = ofBefore.next();
      }
    }
    visibleRows = rows;
  }
}
