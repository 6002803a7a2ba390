package io.funnelstreams.ingest.row;

import java.util.List;

/**
 * The location of a value in a row.
 *
 * @param name as the mapping writes it
 * @param index the position in a CSV row; -1 in JSON
 * @param path the names from the outermost object to the value, in JSON
 */
public record Column(String name, int index, List<String> path) {
  public Column {
    path = List.copyOf(path);
  }
}
