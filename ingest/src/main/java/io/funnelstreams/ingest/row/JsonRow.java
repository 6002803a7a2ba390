package io.funnelstreams.ingest.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row of JSON Lines, or an item of a source: one object.
 *
 * @param bindings what expressions may ask for beside the object
 */
public record JsonRow(
    long line, Raw raw, Map<String, Object> document, Map<String, Object> bindings) implements Row {
  /** A row that has nothing beside its object. */
  public JsonRow(long line, Raw raw, Map<String, Object> document) {
    this(line, raw, document, Map.of());
  }

  @Override
  public String text(Column column) {
    // A name with dots that the object really has is nearer than a path.
    if (document.containsKey(column.name())) {
      return plain(document.get(column.name()));
    }
    Object value = document;
    for (var name : column.path()) {
      if (!(value instanceof Map<?, ?> object)) {
        return "";
      }
      value = object.get(name);
    }
    return plain(value);
  }

  @Override
  public List<String> values() {
    var values = new ArrayList<String>();
    document.forEach((name, value) -> values.add(name + "=" + value));
    values.sort(String::compareTo);
    return values;
  }

  private static String plain(Object value) {
    return value == null ? "" : PlainText.of(value);
  }
}
