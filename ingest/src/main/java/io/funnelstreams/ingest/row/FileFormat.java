package io.funnelstreams.ingest.row;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The format of a file. Compression is not declared: gzip is recognised by its content.
 *
 * @param delimiter what separates the values of a CSV row; empty where it is detected
 * @param columns the names of the columns from left to right, for a CSV file without a header line
 * @param encoding of the text; a byte order mark overrules it
 * @param skipLines how many lines to skip before the header (or the first row)
 */
public record FileFormat(
    Kind kind,
    Optional<Character> delimiter,
    Optional<List<String>> columns,
    Charset encoding,
    int skipLines) {

  /** The shape of a file. */
  public enum Kind {
    CSV,
    JSONL
  }

  /** A CSV file in UTF-8 with a header line, whose delimiter is detected. */
  public static final FileFormat CSV =
      new FileFormat(Kind.CSV, Optional.empty(), Optional.empty(), StandardCharsets.UTF_8, 0);

  /** JSON Lines in UTF-8. */
  public static final FileFormat JSONL =
      new FileFormat(Kind.JSONL, Optional.empty(), Optional.empty(), StandardCharsets.UTF_8, 0);

  public FileFormat {
    columns = columns.map(List::copyOf);
    if (skipLines < 0) {
      throw new IllegalArgumentException("skip_lines is below 0: " + skipLines);
    }
  }

  /** The media type of one row. */
  public String contentType() {
    return switch (kind) {
      case CSV -> "text/csv";
      case JSONL -> "application/json";
    };
  }
}
