package io.funnelstreams.ingest.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a file's rows. The layout of a CSV file is closed: it has the columns of its
 * header and no others. That of JSON Lines is open: every object has the names it has, and a name
 * with dots, {@code properties.amount}, reaches into nested objects.
 */
public final class RowLayout {
  private final List<String> names;
  private final Map<String, Integer> indexes;
  private final Set<String> repeated = new LinkedHashSet<>();
  private final Optional<Character> delimiter;

  private RowLayout(List<String> names, Optional<Character> delimiter) {
    this.names = List.copyOf(names);
    this.delimiter = delimiter;
    this.indexes = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (indexes.putIfAbsent(names.get(i), i) != null) {
        repeated.add(names.get(i));
      }
    }
  }

  /** The layout of a CSV file with these columns, from left to right. */
  public static RowLayout csv(List<String> names, char delimiter) {
    return new RowLayout(names, Optional.of(delimiter));
  }

  /** The layout of JSON Lines. */
  public static RowLayout json() {
    return new RowLayout(List.of(), Optional.empty());
  }

  /** Whether every column is known; false for JSON, where any name may occur. */
  public boolean closed() {
    return delimiter.isPresent();
  }

  /** The columns from left to right; none for JSON. */
  public List<String> names() {
    return names;
  }

  /** What separates the values of a CSV row. */
  public Optional<Character> delimiter() {
    return delimiter;
  }

  /** Where the values of a column are; empty where the layout is closed and does not have it. */
  public Optional<Column> find(String name) {
    if (!closed()) {
      return Optional.of(new Column(name, -1, List.of(name.split("\\."))));
    }
    return Optional.ofNullable(indexes.get(name)).map(index -> new Column(name, index, List.of()));
  }

  /** The names among these that the layout does not have, in the given order. */
  public List<String> missing(Collection<String> wanted) {
    var missing = new ArrayList<String>();
    for (var name : wanted) {
      if (find(name).isEmpty()) {
        missing.add(name);
      }
    }
    return missing;
  }

  /** Names that the header has more than once. */
  public List<String> repeated() {
    return List.copyOf(repeated);
  }

  /** Whether the header has a name more than once. */
  public boolean isRepeated(String name) {
    return repeated.contains(name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowLayout layout
        && names.equals(layout.names)
        && delimiter.equals(layout.delimiter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(names, delimiter);
  }
}
