package io.funnelstreams.bench.life;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table that a person keeps and exports in the end. */
final class Sheet {
  private final String name;
  private final String delimiter;
  private final List<String> columns;
  private final Map<String, List<String>> rows = new LinkedHashMap<>();
  private final Set<String> hidden = new HashSet<>();

  Sheet(String name, String delimiter, String... columns) {
    this.name = name;
    this.delimiter = delimiter;
    this.columns = List.of(columns);
  }

  /** Adds a row, whose first value is its key, or replaces it. Missing values are empty. */
  void put(Object... values) {
    var row = new ArrayList<String>();
    Arrays.stream(values).map(String::valueOf).forEach(row::add);
    while (row.size() < columns.size()) {
      row.add("");
    }
    rows.put(row.get(0), row);
  }

  void set(Object key, String column, String value) {
    rows.get(String.valueOf(key)).set(columns.indexOf(column), value);
  }

  String get(Object key, String column) {
    return rows.get(String.valueOf(key)).get(columns.indexOf(column));
  }

  /** Hidden rows are not exported. */
  void hide(Object key) {
    hidden.add(String.valueOf(key));
  }

  void show(Object key) {
    hidden.remove(String.valueOf(key));
  }

  /** The file's name. */
  String name() {
    return name;
  }

  void write(Path folder) {
    var lines = new ArrayList<String>();
    lines.add(String.join(delimiter, columns));
    rows.values().stream()
        .filter(row -> !hidden.contains(row.get(0)))
        .forEach(row -> lines.add(String.join(delimiter, row)));
    try {
      Files.write(folder.resolve(name), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
