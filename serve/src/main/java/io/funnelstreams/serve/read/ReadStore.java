package io.funnelstreams.serve.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksObject;
import org.rocksdb.Status;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * The store of the read model: RocksDB with one column family for each table. Any thread may read;
 * batches are written as a whole or not at all, so that rows and the offsets they were read up to
 * never part. Outside of the heap it keeps blocks and write buffers in one cache of {@value
 * #CACHE_BYTES} bytes.
 */
final class ReadStore implements AutoCloseable {
  private static final long CACHE_BYTES = 64L << 20;
  private static final long WRITE_BUFFER_BYTES = 24L << 20;
  private static final long TABLE_BUFFER_BYTES = 8L << 20;
  private static final int BLOOM_BITS = 10;
  private static final int KEPT_LOGS = 2;
  private static final byte[] FIRST_KEY = {};

  /** Behind every key: keys begin with text or a small number. */
  private static final byte[] LAST_KEY = {-1, -1, -1, -1, -1, -1, -1, -1};

  static {
    RocksDB.loadLibrary();
  }

  private final RocksDB db;
  private final Map<StoreTable, ColumnFamilyHandle> handles = new EnumMap<>(StoreTable.class);

  /** Closed after the database, the last made first. */
  private final List<RocksObject> resources;

  private final WriteOptions writing = new WriteOptions();

  /** Native memory must not be used once it is freed: closing waits for reads and ends cursors. */
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  private final Set<StoreCursor> cursors = new HashSet<>();
  private boolean closed;

  private ReadStore(RocksDB db, List<ColumnFamilyHandle> families, List<RocksObject> resources) {
    this.db = db;
    this.resources = resources;
    // The default family is the first.
    var rest = families.iterator();
    rest.next();
    for (var table : StoreTable.values()) {
      handles.put(table, rest.next());
    }
  }

  /**
   * Opens the store of a folder, which is made where it is not there.
   *
   * @throws StoreInUseException where another process has it open
   * @throws StoreException where it cannot be read
   */
  static ReadStore open(Path folder) {
    var resources = new ArrayList<RocksObject>();
    try {
      Files.createDirectories(folder);
      var families = new ArrayList<ColumnFamilyHandle>();
      var db =
          RocksDB.open(
              databaseOptions(resources), folder.toString(), descriptors(resources), families);
      resources.add(0, families.get(0));
      return new ReadStore(db, families, resources);
    } catch (RocksDBException e) {
      closeAll(resources);
      if (isLocked(e)) {
        throw new StoreInUseException(folder, e);
      }
      throw new StoreException(
          "The read model's store in %s cannot be opened".formatted(folder), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLocked(RocksDBException failure) {
    var status = failure.getStatus();
    return status != null
        && status.getCode() == Status.Code.IOError
        && Optional.ofNullable(failure.getMessage()).orElse("").contains("lock");
  }

  private static DBOptions databaseOptions(List<RocksObject> resources) {
    var options =
        new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setKeepLogFileNum(KEPT_LOGS)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setMaxTotalWalSize(2 * WRITE_BUFFER_BYTES);
    resources.add(options);
    return options;
  }

  private static List<ColumnFamilyDescriptor> descriptors(List<RocksObject> resources) {
    var cache = new LRUCache(CACHE_BYTES);
    var buffers = new WriteBufferManager(WRITE_BUFFER_BYTES, cache);
    var bloom = new BloomFilter(BLOOM_BITS);
    var options = familyOptions(cache, bloom);
    var database = (DBOptions) resources.get(0);
    database.setWriteBufferManager(buffers);
    resources.addAll(List.of(options, bloom, buffers, cache));
    var descriptors = new ArrayList<ColumnFamilyDescriptor>();
    descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options));
    Arrays.stream(StoreTable.values())
        .map(table -> new ColumnFamilyDescriptor(table.familyName(), options))
        .forEach(descriptors::add);
    return descriptors;
  }

  private static ColumnFamilyOptions familyOptions(Cache cache, BloomFilter bloom) {
    return new ColumnFamilyOptions()
        .setWriteBufferSize(TABLE_BUFFER_BYTES)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setTableFormatConfig(
            new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                // The index and the filter of a file of a million rows are larger than a shard of
                // the cache, which would read them anew for every key: in parts they stay.
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setFilterPolicy(bloom));
  }

  /** Deletes what a store has in a folder; the store must be closed. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value of a key. */
  Optional<byte[]> get(StoreTable table, byte[] key) {
    return reading(
        () -> {
          try {
            return Optional.ofNullable(db.get(handles.get(table), key));
          } catch (RocksDBException e) {
            throw unreadable(e);
          }
        });
  }

  /** How large its files on the disk are; 0 where it is closed. */
  long bytes() {
    use.readLock().lock();
    try {
      long bytes = 0;
      for (var handle : closed ? List.<ColumnFamilyHandle>of() : handles.values()) {
        bytes += db.getLongProperty(handle, "rocksdb.total-sst-files-size");
      }
      return bytes;
    } catch (RocksDBException e) {
      throw unreadable(e);
    } finally {
      use.readLock().unlock();
    }
  }

  /** Begins a batch; it must be written or closed. */
  StoreBatch batch() {
    return new StoreBatch(this);
  }

  /** Writes a batch as a whole. */
  void write(StoreBatch batch) {
    reading(
        () -> {
          try {
            db.write(writing, batch.operations());
            return true;
          } catch (RocksDBException e) {
            throw new StoreException("The read model's store cannot be written", e);
          }
        });
  }

  ColumnFamilyHandle handle(StoreTable table) {
    return handles.get(table);
  }

  static byte[] firstKey() {
    return FIRST_KEY;
  }

  static byte[] lastKey() {
    return LAST_KEY;
  }

  /** The tables as they are at this moment. */
  StoreSnapshot snapshot() {
    return reading(() -> new StoreSnapshot(this, db, db.getSnapshot()));
  }

  /** Keeps the store open while something is read from it. */
  <T> T reading(Supplier<T> read) {
    use.readLock().lock();
    try {
      if (closed) {
        throw new ReadModelUnavailableException(
            "The read model was closed or is being built anew; ask again.");
      }
      return read.get();
    } finally {
      use.readLock().unlock();
    }
  }

  /** Remembers a cursor, which ends where the store is closed. */
  void register(StoreCursor cursor) {
    synchronized (cursors) {
      cursors.add(cursor);
    }
  }

  /** Frees what a cursor holds, unless closing the store has done so. */
  void release(StoreCursor cursor) {
    use.readLock().lock();
    try {
      boolean open;
      synchronized (cursors) {
        open = cursors.remove(cursor);
      }
      if (open) {
        cursor.free();
      }
    } finally {
      use.readLock().unlock();
    }
  }

  static StoreException unreadable(RocksDBException failure) {
    return new StoreException("The read model's store cannot be read", failure);
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      cursors.forEach(StoreCursor::free);
      cursors.clear();
      handles.values().forEach(ColumnFamilyHandle::close);
      resources.remove(0).close();
      db.close();
      writing.close();
      closeAll(resources);
    } finally {
      use.writeLock().unlock();
    }
  }

  private static void closeAll(List<RocksObject> resources) {
    resources.forEach(RocksObject::close);
  }
}
