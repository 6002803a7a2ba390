package io.funnelstreams.serve.read;

import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Goes through a table in the order of its keys' bytes. For one thread. */
final class StoreCursor implements AutoCloseable {
  private final ReadStore store;
  private final StoreSnapshot snapshot;
  private final RocksIterator iterator;
  private final ReadOptions options;

  /** A place of the table. */
  static final class Entry {
    private final byte[] key;
    private final byte[] value;

    private Entry(byte[] key, byte[] value) {
      this.key = key;
      this.value = value;
    }

    byte[] key() {
      return key;
    }

    byte[] value() {
      return value;
    }
  }

  StoreCursor(
      ReadStore store, StoreSnapshot snapshot, RocksIterator iterator, ReadOptions options) {
    this.store = store;
    this.snapshot = snapshot;
    this.iterator = iterator;
    this.options = options;
  }

  /** The first entry whose key is not before this one. */
  Optional<Entry> seek(byte[] key) {
    return move(() -> iterator.seek(key));
  }

  /** The last entry whose key is not behind this one. */
  Optional<Entry> seekBackwards(byte[] key) {
    return move(() -> iterator.seekForPrev(key));
  }

  /** The entry after the previous one. */
  Optional<Entry> next() {
    return move(iterator::next);
  }

  /** The entry before the previous one. */
  Optional<Entry> previous() {
    return move(iterator::prev);
  }

  private Optional<Entry> move(Runnable step) {
    return store.reading(
        () -> {
          step.run();
          if (iterator.isValid()) {
            return Optional.of(new Entry(iterator.key(), iterator.value()));
          }
          check();
          return Optional.empty();
        });
  }

  private void check() {
    try {
      iterator.status();
    } catch (RocksDBException e) {
      throw ReadStore.unreadable(e);
    }
  }

  @Override
  public void close() {
    store.release(this);
  }

  void free() {
    iterator.close();
    options.close();
    snapshot.cursorFreed();
  }
}
