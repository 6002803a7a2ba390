package io.funnelstreams.ingest.row;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A row of a CSV file.
 *
 * @param fields one value per column of the layout
 */
public record CsvRow(long line, Raw raw, RowLayout layout, List<String> fields) implements Row {
  @Override
  public String text(Column column) {
    return fields.get(column.index());
  }

  @Override
  public List<String> values() {
    return fields;
  }

  @Override
  public Map<String, Object> document() {
    return new Document(layout, fields);
  }

  /** A view: making a map of a hundred columns for one expression would cost more than the rest. */
  private static final class Document extends AbstractMap<String, Object> {
    private final RowLayout layout;
    private final List<String> fields;

    Document(RowLayout layout, List<String> fields) {
      this.layout = layout;
      this.fields = fields;
    }

    @Override
    public Object get(Object key) {
      var name = String.valueOf(key);
      if (layout.isRepeated(name)) {
        throw new UnknownColumn(name);
      }
      return fields.get(layout.find(name).orElseThrow(() -> new UnknownColumn(name)).index());
    }

    private String first(String name) {
      return fields.get(layout.find(name).orElseThrow().index());
    }

    @Override
    public boolean containsKey(Object key) {
      return layout.find(String.valueOf(key)).isPresent();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Entry<String, Object>> iterator() {
          return layout.names().stream()
              .distinct()
              .<Entry<String, Object>>map(name -> Map.entry(name, first(name)))
              .iterator();
        }

        @Override
        public int size() {
          return layout.names().size();
        }
      };
    }
  }
}
