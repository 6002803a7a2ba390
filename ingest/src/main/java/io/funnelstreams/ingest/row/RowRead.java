package io.funnelstreams.ingest.row;

/** What came of reading one row. */
public sealed interface RowRead permits Row, BrokenRow {
  /** The line of the file the row begins on, counted from 1. */
  long line();

  /** The row as it stands in the file, without its line end. */
  Raw raw();
}
