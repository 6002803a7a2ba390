package io.funnelstreams.ingest.mapping;

import io.funnelstreams.core.text.NormalizedText;
import io.funnelstreams.ingest.row.BrokenRow;
import io.funnelstreams.ingest.row.Column;
import io.funnelstreams.ingest.row.FileProblem;
import io.funnelstreams.ingest.row.Row;
import io.funnelstreams.ingest.row.RowFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of a lookup file by their key. */
final class LookupTable {
  private final Path file;
  private final Map<String, Row> rows;
  private final Map<String, Column> columns;

  private LookupTable(Path file, Map<String, Row> rows, Map<String, Column> columns) {
    this.file = file;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Reads a lookup file.
   *
   * @param taken the columns to keep
   * @param folders where a relative path is searched, in this order
   * @throws FileProblem where it is not there, cannot be read, or holds a key twice
   */
  static LookupTable read(LookupSpec spec, Collection<String> taken, List<Path> folders) {
    var file = find(spec, folders);
    var wanted = new ArrayList<>(taken);
    wanted.add(spec.key());
    try (var rowFile = RowFile.open(file, spec.format(), wanted)) {
      rowFile.requireRows();
      var columns = new HashMap<String, Column>();
      wanted.forEach(name -> columns.put(name, rowFile.layout().find(name).orElseThrow()));
      return new LookupTable(
          file, index(rowFile, columns.get(spec.key()), columns.values()), columns);
    }
  }

  private static Path find(LookupSpec spec, List<Path> folders) {
    return folders.stream()
        .map(folder -> folder.resolve(spec.file()))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                new FileProblem(
                    Path.of(spec.file()),
                    "the lookup file is not there; searched beside the imported file and beside the"
                        + " mapping: "
                        + folders));
  }

  private static Map<String, Row> index(RowFile file, Column key, Collection<Column> wanted) {
    var rows = new HashMap<String, Row>();
    for (var read = file.next(); read.isPresent(); read = file.next()) {
      if (read.get() instanceof BrokenRow broken) {
        throw new FileProblem(
            file.path(), "line " + broken.line() + " cannot be read: " + broken.explanation());
      }
      var row = (Row) read.get();
      wanted.forEach(column -> checkSingle(file, row, column));
      var before = rows.put(NormalizedText.id(row.text(key)), row);
      if (before != null) {
        throw new FileProblem(
            file.path(),
            "'%s' is twice in the column '%s' (lines %s and %s); a key must be there once"
                .formatted(
                    NormalizedText.id(row.text(key)), key.name(), before.line(), row.line()));
      }
    }
    return rows;
  }

  private static void checkSingle(RowFile file, Row row, Column column) {
    var value = row.value(column);
    if (value instanceof Collection || value instanceof Map) {
      throw new FileProblem(
          file.path(),
          "'%s' of line %s holds several values; a lookup needs one"
              .formatted(column.name(), row.line()));
    }
  }

  /** The value of a column in the row with a key; empty where there is no such row. */
  Optional<CellText> find(String key, String column) {
    return Optional.ofNullable(rows.get(NormalizedText.id(key)))
        .map(row -> row.value(columns.get(column)))
        .map(CellText::of);
  }

  Path file() {
    return file;
  }
}
