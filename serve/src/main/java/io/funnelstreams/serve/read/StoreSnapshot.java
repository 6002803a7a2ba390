package io.funnelstreams.serve.read;

import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.Snapshot;

/**
 * The store as it was at one moment. What it holds is freed with the last of its cursors, of which
 * there must be one at least.
 */
final class StoreSnapshot {
  private final ReadStore store;
  private final RocksDB db;
  private final Snapshot snapshot;
  private final AtomicInteger cursors = new AtomicInteger();

  StoreSnapshot(ReadStore store, RocksDB db, Snapshot snapshot) {
    this.store = store;
    this.db = db;
    this.snapshot = snapshot;
  }

  /** A cursor over a table; it has to be closed. */
  StoreCursor cursor(StoreTable table) {
    return store.reading(
        () -> {
          cursors.incrementAndGet();
          var options = new ReadOptions().setSnapshot(snapshot);
          var cursor =
              new StoreCursor(store, this, db.newIterator(store.handle(table), options), options);
          store.register(cursor);
          return cursor;
        });
  }

  void cursorFreed() {
    if (cursors.decrementAndGet() == 0) {
      db.releaseSnapshot(snapshot);
    }
  }
}
