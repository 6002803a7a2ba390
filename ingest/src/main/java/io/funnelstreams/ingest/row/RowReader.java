package io.funnelstreams.ingest.row;

import java.io.IOException;
import java.util.Optional;

/** Reads one row after another from lines. */
sealed interface RowReader permits CsvReading, JsonRows {
  RowLayout layout();

  /** The next row, whole or broken; empty at the end. */
  Optional<RowRead> next() throws IOException;
}
