package io.funnelstreams.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** Keeps the memory of all stores of a process within one bound: RocksDB's own is per store. */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  private static final long CACHE_BYTES = 96L * 1024 * 1024;
  private static final long WRITE_BUFFER_BYTES = 32L * 1024 * 1024;
  private static final int BLOOM_BITS = 10;

  private static final Cache CACHE = new LRUCache(CACHE_BYTES);
  private static final WriteBufferManager WRITE_BUFFERS =
      new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);

  private BloomFilter bloomFilter;

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    bloomFilter = new BloomFilter(BLOOM_BITS);
    var table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    // The index and the filter of a file of a million small rows are larger than a shard of the
    // cache, which would read them anew for every key: in parts they stay.
    table.setIndexType(IndexType.kTwoLevelIndexSearch);
    table.setPartitionFilters(true);
    table.setFilterPolicy(bloomFilter);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITE_BUFFERS);
  }

  /** The cache and the buffers belong to the process, the filter to the store. */
  @Override
  public void close(String storeName, Options options) {
    bloomFilter.close();
  }
}
