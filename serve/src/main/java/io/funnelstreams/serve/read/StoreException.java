package io.funnelstreams.serve.read;

import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** The store cannot be read or written. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean corrupted;

  StoreException(String message, RocksDBException cause) {
    super(message + ": " + cause.getMessage(), cause);
    this.corrupted = isCorruption(cause);
  }

  StoreException(String message) {
    super(message);
    this.corrupted = true;
  }

  /** Whether what is on the disk is damaged; building it anew mends that. */
  boolean isCorrupted() {
    return corrupted;
  }

  private static boolean isCorruption(RocksDBException failure) {
    var status = failure.getStatus();
    return status != null && status.getCode() == Status.Code.Corruption;
  }
}
