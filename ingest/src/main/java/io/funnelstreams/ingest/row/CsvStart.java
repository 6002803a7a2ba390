package io.funnelstreams.ingest.row;

import io.funnelstreams.schemas.yaml.Suggestion;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The properties of a CSV file that its first line gives: delimiter and columns. */
record CsvStart(Path file, LineReader lines, Charset encoding, Collection<String> wanted) {
  private static final Pattern DELIMITER_LINE = Pattern.compile("(?i)\"?sep=(.)\"?[,;\t]*");

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  /**
   * The columns of the file.
   *
   * @throws FileProblem where a wanted column is not among them
   */
  RowLayout layout(FileFormat format) throws IOException {
    var first = firstLine();
    var said = delimiterLine(first);
    if (said.isPresent()) {
      lines.next();
      first = firstLine();
    }
    return layout(first, format, said);
  }

  private RowLayout layout(String first, FileFormat format, Optional<Character> said) {
    char delimiter = format.delimiter().or(() -> said).orElseGet(() -> likeliest(first, format));
    var found = header(first, delimiter);
    var layout = format.columns().map(names -> RowLayout.csv(names, delimiter)).orElse(found);
    if (found.names().size() == 1 && layout.names().size() > 1) {
      throw new FileProblem(file, oneColumn(found.names().get(0), delimiter));
    }
    checkColumns(layout);
    return layout;
  }

  /** The delimiter in the line that a spreadsheet writes before the header. */
  private static Optional<Character> delimiterLine(String line) {
    var matcher = DELIMITER_LINE.matcher(line);
    return matcher.matches() ? Optional.of(matcher.group(1).charAt(0)) : Optional.empty();
  }

  /** The first line that is not blank, which stays the next to be read. */
  private String firstLine() throws IOException {
    var line = lines.next();
    while (line.isPresent() && line.get().raw().text(encoding).isBlank()) {
      line = lines.next();
    }
    if (line.isEmpty()) {
      throw new FileProblem(file, "it is empty");
    }
    lines.giveBack(List.of(line.get()));
    return Text.decode(line.get().raw(), encoding)
        .filter(text -> text.indexOf('\0') < 0)
        .orElseThrow(() -> new FileProblem(file, "in its first line, " + Text.malformed(encoding)));
  }

  /**
   * The delimiter that gives most of the wanted columns; of equal ones, that with the most columns.
   */
  private char likeliest(String first, FileFormat format) {
    char best = DELIMITERS.get(0);
    long bestScore = -1;
    for (char candidate : DELIMITERS) {
      long score = score(first, candidate, format);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private long score(String first, char delimiter, FileFormat format) {
    var fields = CsvReading.parse(first, delimiter).orElse(List.of());
    if (format.columns().isPresent()) {
      return fields.size() == format.columns().get().size() ? 1_000_000 : fields.size();
    }
    long found = wanted.stream().filter(trimmed(fields)::contains).count();
    return found * 1_000_000 + fields.size();
  }

  private RowLayout header(String first, char delimiter) {
    var fields =
        CsvReading.parse(first, delimiter)
            .orElseThrow(
                () -> new FileProblem(file, "the quotes of its header do not fit together"));
    return RowLayout.csv(trimmed(fields), delimiter);
  }

  private static List<String> trimmed(List<String> names) {
    return names.stream().map(CsvStart::visible).toList();
  }

  /** A name without the blanks and invisible characters around it. */
  private static String visible(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && isInvisible(name.charAt(from))) {
      from++;
    }
    while (to > from && isInvisible(name.charAt(to - 1))) {
      to--;
    }
    return name.substring(from, to);
  }

  private static boolean isInvisible(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private void checkColumns(RowLayout layout) {
    var missing = layout.missing(wanted);
    if (!missing.isEmpty()) {
      throw new FileProblem(file, missingColumns(missing, layout));
    }
    var ambiguous = new ArrayList<>(layout.repeated());
    ambiguous.retainAll(wanted);
    if (!ambiguous.isEmpty()) {
      throw new FileProblem(
          file, "its header has " + quoted(ambiguous) + " more than once; rename one of them");
    }
  }

  private String missingColumns(List<String> missing, RowLayout layout) {
    var names = layout.names();
    if (names.size() == 1 && wanted.size() > 1) {
      return oneColumn(names.get(0), layout.delimiter().orElseThrow());
    }
    var hints =
        missing.stream()
            .map(name -> "'" + name + "'" + hint(name, names))
            .collect(Collectors.joining(", "));
    return "there is no column %s; its columns are %s".formatted(hints, quoted(names));
  }

  private String oneColumn(String name, char delimiter) {
    var other = DELIMITERS.stream().filter(d -> d != delimiter && name.indexOf(d) >= 0).findFirst();
    return other
        .map(
            d ->
                ("one column found, '%s'; is the delimiter '%s'? Set 'delimiter' under 'file' "
                        + "in the mapping (it is '%s'), or leave it out")
                    .formatted(name, shown(d), shown(delimiter)))
        .orElseGet(
            () ->
                ("one column found, '%s'; the mapping needs %s. Is this the right file, and "
                        + "does it have a header line?")
                    .formatted(name, quoted(wanted)));
  }

  private static String shown(char delimiter) {
    return delimiter == '\t' ? "tab" : String.valueOf(delimiter);
  }

  private static String hint(String name, List<String> names) {
    return Suggestion.nearest(name, names)
        .map(near -> " (did you mean '" + near + "'?)")
        .orElse("");
  }

  private static String quoted(Collection<String> names) {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }
}
