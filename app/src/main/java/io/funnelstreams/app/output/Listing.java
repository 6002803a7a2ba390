package io.funnelstreams.app.output;

import java.util.List;

/**
 * Rows under named columns.
 *
 * @param columns names in snake case
 * @param rows as many cells each as there are columns
 */
public record Listing(List<String> columns, List<List<Cell>> rows) {
  public Listing {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    int width = columns.size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException("a row has not the width of " + columns);
    }
  }
}
