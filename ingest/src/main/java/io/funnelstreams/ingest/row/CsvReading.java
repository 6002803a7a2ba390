package io.funnelstreams.ingest.row;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.funnelstreams.ingest.row.LineReader.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV row by row so that a broken row spoils only itself. This class joins the lines of a
 * row, and the CSV library parses them one row at a time; a library that is given the whole file
 * cannot continue after a quote that is never closed, because to it the rest of the file is one
 * value.
 */
final class CsvReading implements RowReader {
  /** A quoted value over more lines than this is taken for a quote that is never closed. */
  private static final int MOST_LINES = 200;

  private static final char QUOTE = '"';

  private final LineReader lines;
  private final Charset encoding;
  private final RowLayout layout;
  private final char delimiter;
  private final CsvReader.CsvReaderBuilder parser;

  CsvReading(LineReader lines, Charset encoding, RowLayout layout) {
    this.lines = lines;
    this.encoding = encoding;
    this.layout = layout;
    this.delimiter = layout.delimiter().orElseThrow();
    this.parser = parser(delimiter);
  }

  private static CsvReader.CsvReaderBuilder parser(char delimiter) {
    return CsvReader.builder().fieldSeparator(delimiter).allowUnclosedQuote(false);
  }

  /** The values of one row; empty where it is no CSV. */
  static Optional<List<String>> parse(String text, char delimiter) {
    try {
      return Optional.of(parser(delimiter).ofSingleCsvRecord(text).getFields());
    } catch (CsvParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public RowLayout layout() {
    return layout;
  }

  @Override
  public Optional<RowRead> next() throws IOException {
    while (true) {
      var line = lines.next();
      if (line.isEmpty()) {
        return Optional.empty();
      }
      var text = Text.decode(line.get().raw(), encoding);
      if (text.isEmpty()) {
        return Optional.of(broken(line.get(), Text.malformed(encoding)));
      }
      if (text.get().indexOf('\0') >= 0) {
        return Optional.of(broken(line.get(), "it holds a NUL character; is the file damaged?"));
      }
      if (!withoutValues(text.get())) {
        return Optional.of(
            endsInQuotes(text.get(), false)
                ? overSeveralLines(line.get(), text.get())
                : row(line.get(), line.get().raw(), text.get()));
      }
    }
  }

  /** Spreadsheets write lines with only delimiters for rows that were once used. */
  private boolean withoutValues(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != delimiter && !Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private RowRead overSeveralLines(Line first, String firstText) throws IOException {
    var more = new ArrayList<Line>();
    var text = new StringBuilder(firstText);
    boolean open = true;
    while (open && more.size() < MOST_LINES) {
      var line = lines.next();
      var decoded = line.flatMap(next -> Text.decode(next.raw(), encoding));
      line.ifPresent(more::add);
      if (decoded.isEmpty()) {
        break;
      }
      text.append('\n').append(decoded.get());
      open = endsInQuotes(decoded.get(), true);
    }
    if (!open && row(first, joined(first, more), text.toString()) instanceof Row row) {
      return row;
    }
    lines.giveBack(more);
    return broken(first, "a quote (\") is opened and not closed where the value ends");
  }

  private RowRead row(Line line, Raw raw, String text) {
    try {
      var fields = parser.ofSingleCsvRecord(text).getFields();
      int columns = layout.names().size();
      if (columns == 1 && LineEnds.standIn(text)) {
        return new BrokenRow(line.number(), raw, "it holds a separator of lines; end lines by LF");
      }
      return fields.size() == columns
          ? new CsvRow(line.number(), raw, layout, fields)
          : new BrokenRow(line.number(), raw, wrongWidth(fields.size(), columns));
    } catch (CsvParseException e) {
      return new BrokenRow(
          line.number(),
          raw,
          "its quotes do not fit together; a quote inside a quoted value is written twice (\"\")");
    }
  }

  private String wrongWidth(int found, int columns) {
    return ("it has %s value%s where the file has %s columns; a value that contains '%s' must "
            + "be quoted, and a line of totals or remarks deleted")
        .formatted(found, found == 1 ? "" : "s", columns, delimiter);
  }

  /** Whether a quoted value is still open at the end of a line. */
  private boolean endsInQuotes(String line, boolean open) {
    boolean inside = open;
    for (int i = line.indexOf(QUOTE); i >= 0 && i < line.length(); i = line.indexOf(QUOTE, i + 1)) {
      if (!inside) {
        inside = i == 0 || line.charAt(i - 1) == delimiter;
      } else if (i + 1 < line.length() && line.charAt(i + 1) == QUOTE) {
        i++;
      } else {
        inside = false;
      }
    }
    return inside;
  }

  private static Raw joined(Line first, List<Line> more) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(first.raw().bytes());
    for (var line : more) {
      bytes.write('\n');
      bytes.writeBytes(line.raw().bytes());
    }
    return Raw.own(bytes.toByteArray());
  }

  private static BrokenRow broken(Line line, String explanation) {
    return new BrokenRow(line.number(), line.raw(), explanation);
  }
}
