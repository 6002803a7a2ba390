package io.funnelstreams.serve.read;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Changes of the store that are written together. For one thread. */
final class StoreBatch implements AutoCloseable {
  private final ReadStore store;
  private final WriteBatch operations = new WriteBatch();

  StoreBatch(ReadStore store) {
    this.store = store;
  }

  StoreBatch put(StoreTable table, byte[] key, byte[] value) {
    return add(() -> operations.put(store.handle(table), key, value));
  }

  StoreBatch delete(StoreTable table, byte[] key) {
    return add(() -> operations.delete(store.handle(table), key));
  }

  /** Empties a table. */
  StoreBatch clear(StoreTable table) {
    return add(
        () ->
            operations.deleteRange(store.handle(table), ReadStore.firstKey(), ReadStore.lastKey()));
  }

  /** Writes everything that was added. */
  void write() {
    store.write(this);
  }

  WriteBatch operations() {
    return operations;
  }

  private StoreBatch add(Operation operation) {
    try {
      operation.add();
      return this;
    } catch (RocksDBException e) {
      throw new StoreException("The read model's store takes no changes", e);
    }
  }

  @FunctionalInterface
  private interface Operation {
    void add() throws RocksDBException;
  }

  @Override
  public void close() {
    operations.close();
  }
}
