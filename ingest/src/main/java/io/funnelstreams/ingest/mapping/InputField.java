package io.funnelstreams.ingest.mapping;

import io.funnelstreams.ingest.row.Row;
import java.util.List;

/** A value of a mapping made ready for the rows of one file. */
interface InputField {
  /**
   * The value of a row.
   *
   * @return empty text where the row has none, and where it is wrong; the problems then say why
   */
  CellText value(Row row, Problems problems);

  /** The text of the value. */
  default String read(Row row, Problems problems) {
    return value(row, problems).text();
  }

  /** Every text of a row's value, where a condition asks whether one of them fits. */
  default List<String> texts(Row row, Problems problems) {
    return List.of(read(row, problems));
  }

  /** What it is called in a message: the column, where it is one. */
  String label();
}
