package io.funnelstreams.serve.api.form;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes objects as the rows of a table. A nested object's fields are columns with its name before
 * them; lists of objects are left out. Text that a spreadsheet would take for a formula begins with
 * an apostrophe.
 */
public final class CsvForm {
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private CsvForm() {}

  /** A table with the names of the columns in its first line. */
  public static <T> String table(ApiSchema<T> schema, List<T> rows) {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(names("", schema).toList());
      for (var row : rows) {
        var cells = new ArrayList<String>();
        addCells(cells, schema, row);
        csv.writeRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Stream<String> names(String before, ApiSchema<?> schema) {
    return schema.fields().stream().flatMap(field -> names(before + field.name(), field.type()));
  }

  private static Stream<String> names(String name, ApiType type) {
    if (type instanceof ApiType.Nested nested) {
      return names(name + ".", nested.schema());
    }
    return isColumn(type) ? Stream.of(name) : Stream.empty();
  }

  /** Lists of objects, and lists of lists, have no place in a cell. */
  private static boolean isColumn(ApiType type) {
    return !(type instanceof ApiType.Many many)
        || many.of() instanceof ApiType.Scalar
        || many.of() instanceof ApiType.Word;
  }

  private static <T> void addCells(List<String> cells, ApiSchema<T> schema, T row) {
    for (var field : schema.fields()) {
      var value = row == null ? null : field.value().apply(row);
      if (field.type() instanceof ApiType.Nested nested) {
        addNested(cells, nested.schema(), value);
      } else if (isColumn(field.type())) {
        cells.add(value == null ? "" : cell(field.type(), value));
      }
    }
  }

  @SuppressWarnings("unchecked") // A field's function returns a value of the field's type.
  private static <T> void addNested(List<String> cells, ApiSchema<T> schema, Object value) {
    addCells(cells, schema, (T) value);
  }

  private static String cell(ApiType type, Object value) {
    if (value instanceof Figure figure) {
      return figure.isPresent() ? figure.text() : "";
    }
    if (value instanceof Map<?, ?> labels) {
      return harmless(
          new TreeMap<>(labels)
              .entrySet().stream()
                  .map(label -> label.getKey() + "=" + label.getValue())
                  .collect(Collectors.joining(", ")));
    }
    if (type instanceof ApiType.Many) {
      return harmless(
          ((List<?>) value).stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    return value instanceof Number number ? plain(number) : harmless(value.toString());
  }

  private static String plain(Number number) {
    double value = number.doubleValue();
    return Double.isFinite(value) ? new Figure(OptionalDouble.of(value), "").text() : "";
  }

  private static String harmless(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
