package io.funnelstreams.ingest.row;

/** The result of reading one row. */
public sealed interface RowRead permits Row, BrokenRow {
  /** The line of the file the row begins on, counted from 1. */
  long line();

  /** The row as the file has it, without its line end. */
  Raw raw();
}
