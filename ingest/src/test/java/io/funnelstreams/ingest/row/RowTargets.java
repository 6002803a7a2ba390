package io.funnelstreams.ingest.row;

import static io.funnelstreams.ingest.fuzz.Promises.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of any bytes: every row is whole or broken with a reason, there are no more of them than
 * lines, and a whole one reads alone as it did in its file, because a retry of a reject reads it
 * so.
 */
public final class RowTargets {
  private RowTargets() {}

  /** A CSV file. */
  public static void csv(byte[] input) throws IOException {
    var lines = new LineReader(new ByteArrayInputStream(input));
    try {
      var start = new CsvStart(Path.of("a.csv"), lines, StandardCharsets.UTF_8, List.of());
      var layout = start.layout(FileFormat.CSV);
      start.lines().next();
      read(new CsvReading(lines, StandardCharsets.UTF_8, layout), input);
    } catch (FileProblem e) {
      check(!e.getMessage().isBlank(), "a file is refused without a reason");
    }
  }

  /** A file of JSON Lines. */
  public static void jsonLines(byte[] input) throws IOException {
    var lines = new LineReader(new ByteArrayInputStream(input));
    read(new JsonRows(lines, StandardCharsets.UTF_8), input);
  }

  private static void read(RowReader reader, byte[] input) throws IOException {
    long lines = 1;
    for (byte b : input) {
      lines += b == '\n' ? 1 : 0;
    }
    for (var row = reader.next(); row.isPresent(); row = reader.next()) {
      check(lines-- > 0, "there are more rows than lines");
      checkRow(row.get(), reader.layout());
    }
  }

  private static void checkRow(RowRead read, RowLayout layout) {
    if (read instanceof BrokenRow broken) {
      check(!broken.explanation().isBlank(), "a row is broken without a reason");
    } else {
      var row = (Row) read;
      row.document().keySet().forEach(name -> row.text(layout.find(name).orElseThrow()));
      check(
          !layout.closed() || row.values().size() == layout.names().size(), "columns are missing");
      var alone = RowFile.readAlone(row.raw(), layout, StandardCharsets.UTF_8);
      check(
          alone instanceof Row again && again.values().equals(row.values()),
          "a row alone is another one");
    }
  }
}
