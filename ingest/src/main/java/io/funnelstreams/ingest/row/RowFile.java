package io.funnelstreams.ingest.row;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * An open file of rows. Problems of the whole file show when it is opened, before any row is read.
 */
public final class RowFile implements AutoCloseable {
  private final Path file;
  private final TextFile text;
  private final RowReader rows;

  /** The first row, which was read to see that there is one. */
  private Optional<RowRead> first = Optional.empty();

  private RowFile(Path file, TextFile text, RowReader rows) {
    this.file = file;
    this.text = text;
    this.rows = rows;
  }

  /**
   * Opens a file.
   *
   * @param wanted the columns to read
   * @throws FileProblem where the file cannot be read or a wanted column is not there
   */
  public static RowFile open(Path file, FileFormat format, Collection<String> wanted) {
    var text = TextFile.open(file, format.encoding());
    try {
      var opened = new RowFile(file, text, rows(file, text, format, wanted));
      opened.first = opened.rows.next();
      return opened;
    } catch (IOException e) {
      closeQuietly(text);
      throw new FileProblem(file, "it cannot be read: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      closeQuietly(text);
      throw e;
    }
  }

  /**
   * Refuses a file that is not empty and has no rows.
   *
   * @throws FileProblem where it has none
   */
  public void requireRows() {
    if (first.isEmpty() && size() > 0) {
      throw new FileProblem(
          file,
          String.format(
              Locale.ROOT,
              "it has %,d bytes, but no rows; a header alone is nothing to import, and if there are"
                  + " rows, how do their lines end?",
              size()));
    }
  }

  /** Reads one row alone, as it was in a file with this layout. */
  public static RowRead readAlone(Raw raw, RowLayout layout, Charset encoding) {
    var lines = new LineReader(new ByteArrayInputStream(raw.bytes()));
    RowReader reader =
        layout.closed() ? new CsvReading(lines, encoding, layout) : new JsonRows(lines, encoding);
    try {
      return reader.next().orElseGet(() -> new BrokenRow(1, raw, "it is empty"));
    } catch (IOException e) {
      return new BrokenRow(1, raw, e.getMessage());
    }
  }

  private static void closeQuietly(TextFile text) {
    try {
      text.close();
    } catch (IOException e) {
      // Report the problem that caused the close, not this one.
    }
  }

  private static RowReader rows(
      Path file, TextFile text, FileFormat format, Collection<String> wanted) throws IOException {
    var lines = new LineReader(text.text());
    for (int i = 0; i < format.skipLines(); i++) {
      lines.next();
    }
    return switch (format.kind()) {
      case JSONL -> {
        JsonRows.checkStart(file, lines, text.encoding());
        yield new JsonRows(lines, text.encoding());
      }
      case CSV -> csv(new CsvStart(file, lines, text.encoding(), wanted), format);
    };
  }

  private static RowReader csv(CsvStart start, FileFormat format) throws IOException {
    var layout = start.layout(format);
    if (format.columns().isEmpty()) {
      start.lines().next();
    }
    return new CsvReading(start.lines(), start.encoding(), layout);
  }

  public Path path() {
    return file;
  }

  public RowLayout layout() {
    return rows.layout();
  }

  /** The encoding that the raw bytes of the rows are in. */
  public Charset encoding() {
    return text.encoding();
  }

  /**
   * The next row, whole or broken; empty at the end.
   *
   * @throws FileProblem where the file cannot be read any further
   */
  public Optional<RowRead> next() {
    try {
      var read = first.isPresent() ? first : rows.next();
      first = Optional.empty();
      return read;
    } catch (IOException e) {
      throw new FileProblem(file, "it cannot be read to its end: " + e.getMessage(), e);
    }
  }

  /** How many bytes of the file on disk have been read. */
  public long bytesRead() {
    return text.bytesRead();
  }

  /** The size of the file on disk in bytes. */
  public long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    closeQuietly(text);
  }
}
