package io.funnelstreams.ingest.file;

import java.nio.file.Path;

/** Listens to the progress of an import. */
public interface ImportProgress extends AutoCloseable {
  /** A file begins; it has so many bytes on disk. */
  void starting(Path file, long bytes);

  /** So many bytes and rows of the current file have been read. */
  void advanced(long bytes, long rows);

  /** The current file is done. */
  void finished(long rows, long rejects);

  /** Nothing more will come. */
  @Override
  default void close() {}

  /** Says nothing. */
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
