package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.ingest.row.Column;
import io.funnelstreams.ingest.row.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A column. A list of one value is that value; the result for a longer list depends on its use. */
record ColumnCell(Column column, Set<String> emptyMarkers, Several several) implements InputField {
  private static final int MOST_SHOWN = 5;

  @Override
  public CellText value(Row row, Problems problems) {
    var value = row.value(column);
    if (value instanceof String text) {
      return filled(CellText.written(NormalizedText.trimmed(text)));
    }
    if (value instanceof Map) {
      return problem(
          problems,
          "'%s' is an object where one value is meant; name what you mean of it: '%s.name'"
              .formatted(label(), label()));
    }
    return value instanceof Collection<?> list
        ? ofList(list, problems)
        : filled(CellText.of(value));
  }

  private CellText ofList(Collection<?> list, Problems problems) {
    var found = new LinkedHashSet<CellText>();
    for (var value : flat(list)) {
      if (value instanceof Map) {
        return problem(
            problems,
            "'%s' is a list of objects where one value is meant; choose one: '%s[0]...'"
                .formatted(label(), label()));
      }
      found.add(filled(CellText.of(value)));
    }
    found.remove(CellText.EMPTY);
    if (found.size() > 1 && several == Several.REJECT) {
      return problem(
          problems,
          "'%s' holds %s values where one is meant (%s); choose one: {expression: '%s[0]'}"
              .formatted(label(), found.size(), shown(found), label()));
    }
    return found.stream().findFirst().orElse(CellText.EMPTY);
  }

  private static String shown(Set<CellText> values) {
    var texts = values.stream().limit(MOST_SHOWN).map(CellText::text).toList();
    return String.join(", ", texts) + (values.size() > MOST_SHOWN ? ", ..." : "");
  }

  private CellText problem(Problems problems, String explanation) {
    problems.unmappable(label(), explanation);
    return CellText.EMPTY;
  }

  private static List<Object> flat(Collection<?> list) {
    var flat = new ArrayList<Object>();
    for (var value : list) {
      if (value instanceof Collection<?> inner) {
        flat.addAll(flat(inner));
      } else if (value != null) {
        flat.add(value);
      }
    }
    return flat;
  }

  @Override
  public List<String> texts(Row row, Problems problems) {
    if (row.value(column) instanceof Collection<?> list) {
      return flat(list).stream().map(CellText::of).map(this::filled).map(CellText::text).toList();
    }
    return List.of(read(row, problems));
  }

  private CellText filled(CellText value) {
    return emptyMarkers.isEmpty() || !emptyMarkers.contains(Cells.fold(value.text()))
        ? value
        : CellText.EMPTY;
  }

  @Override
  public String label() {
    return column.name();
  }
}
