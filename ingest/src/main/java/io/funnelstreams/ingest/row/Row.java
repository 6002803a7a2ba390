package io.funnelstreams.ingest.row;

import java.util.List;
import java.util.Map;

/** A row parsed into named values. */
public sealed interface Row extends RowRead permits CsvRow, JsonRow {
  /**
   * The text of a column, as the file has it.
   *
   * @param column a column of the layout that this row was read with
   * @return empty text where the row has no value for it
   */
  String text(Column column);

  /**
   * The value of a column: the text of a CSV file; of JSON a text, a number, a truth value, a list
   * or a map.
   *
   * @return empty text where the row has no value for it
   */
  default Object value(Column column) {
    return text(column);
  }

  /**
   * The whole row as an object, for expressions. Asking it for a name that the layout does not know
   * throws {@link UnknownColumn} where the layout is closed, as a CSV header is.
   */
  Map<String, Object> document();

  /** The variables of expressions beside the row, by name without the dollar sign. */
  default Map<String, Object> bindings() {
    return Map.of();
  }

  /** Every value of the row in the order of the file: what makes two rows identical. */
  List<String> values();
}
