package io.funnelstreams.ingest.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A row of JSON Lines, or an item of a source: one object.
 *
 * @param bindings the variables of expressions beside the object
 */
public record JsonRow(
    long line, Raw raw, Map<String, Object> document, Map<String, Object> bindings) implements Row {
  /** A row without variables beside its object. */
  public JsonRow(long line, Raw raw, Map<String, Object> document) {
    this(line, raw, document, Map.of());
  }

  @Override
  public String text(Column column) {
    return PlainText.of(value(column));
  }

  @Override
  public Object value(Column column) {
    // A name with dots that the object has takes precedence over a path.
    var value =
        document.containsKey(column.name())
            ? document.get(column.name())
            : reached(document, column.path());
    return value == null ? "" : value;
  }

  /** The value at a path; a path through a list gives the values of each of its objects. */
  private static Object reached(Object from, List<String> path) {
    if (path.isEmpty() || from == null) {
      return from;
    }
    if (from instanceof Collection<?> list) {
      return list.stream().map(item -> reached(item, path)).filter(Objects::nonNull).toList();
    }
    return from instanceof Map<?, ?> object
        ? reached(object.get(path.get(0)), path.subList(1, path.size()))
        : null;
  }

  @Override
  public List<String> values() {
    var values = new ArrayList<String>();
    document.forEach((name, value) -> values.add(name + "=" + value));
    values.sort(String::compareTo);
    return values;
  }
}
