package io.funnelstreams.ingest.file;

import java.nio.file.Path;

/** Listens to the progress of an import. */
public interface ImportProgress extends AutoCloseable {
  /** A file begins; its size on disk is given in bytes. */
  void starting(Path file, long bytes);

  /** The bytes and rows of the current file that have been read so far. */
  void advanced(long bytes, long rows);

  /** The current file is done. */
  void finished(long rows, long rejects);

  /** The import has ended. */
  @Override
  default void close() {}

  /** A listener that does nothing. */
  static ImportProgress silent() {
    return new ImportProgress() {
      @Override
      public void starting(Path file, long bytes) {}

      @Override
      public void advanced(long bytes, long rows) {}

      @Override
      public void finished(long rows, long rejects) {}
    };
  }
}
