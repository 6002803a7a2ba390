package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.row.Row;

/** A value of a mapping made ready for the rows of one file. */
interface Cell {
  /**
   * The value of a row.
   *
   * @return empty text where the row has none, and where it is wrong: then the problems say why
   */
  String read(Row row, Problems problems);

  /** What it is called in a message: the column, where it is one. */
  String label();
}
