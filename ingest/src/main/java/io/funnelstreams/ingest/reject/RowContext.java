package io.funnelstreams.ingest.reject;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.funnelstreams.ingest.row.RowLayout;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The context that a rejected row needs beside its bytes to be read alone.
 *
 * @param layout the columns of the file it was in
 * @param encoding of its bytes
 * @param folder of the file it was in, where lookup files may lie
 * @param rowIdentity its identity; empty text where that is not known
 */
public record RowContext(RowLayout layout, Charset encoding, Path folder, String rowIdentity) {
  private static final String COLUMNS = "columns";
  private static final String DELIMITER = "delimiter";
  private static final String ENCODING = "encoding";
  private static final String FOLDER = "folder";
  private static final String ROW = "row";

  /** The context as texts, for a reject. */
  public Map<String, String> asMap() {
    var map = new HashMap<String, String>();
    layout
        .delimiter()
        .ifPresent(
            delimiter -> {
              map.put(DELIMITER, delimiter.toString());
              map.put(COLUMNS, line(layout));
            });
    map.put(ENCODING, encoding.name());
    map.put(FOLDER, folder.toString());
    map.put(ROW, rowIdentity);
    return map;
  }

  /** The context that a reject holds. */
  public static RowContext of(Map<String, String> map) {
    var layout =
        map.containsKey(COLUMNS)
            ? csv(map.get(COLUMNS), map.get(DELIMITER).charAt(0))
            : RowLayout.json();
    return new RowContext(
        layout,
        Charset.forName(map.getOrDefault(ENCODING, StandardCharsets.UTF_8.name())),
        Path.of(map.getOrDefault(FOLDER, "")),
        map.getOrDefault(ROW, ""));
  }

  private static String line(RowLayout layout) {
    var line = new StringWriter();
    var format = CsvWriter.builder().fieldSeparator(layout.delimiter().orElseThrow());
    try (var writer = format.build(line)) {
      writer.writeRecord(layout.names());
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return line.toString().replaceFirst("\\R$", "");
  }

  private static RowLayout csv(String columns, char delimiter) {
    var names =
        CsvReader.builder().fieldSeparator(delimiter).ofSingleCsvRecord(columns).getFields();
    return RowLayout.csv(names, delimiter);
  }
}
