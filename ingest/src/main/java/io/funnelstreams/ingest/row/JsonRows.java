package io.funnelstreams.ingest.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads JSON Lines: one object a line; blank lines are skipped. */
final class JsonRows implements RowReader {
  private static final ObjectReader OBJECTS =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(new TypeReference<Map<String, Object>>() {});

  private static final Pattern ARRAY = Pattern.compile("\\[\\s*\\{");

  private final LineReader lines;
  private final Charset encoding;

  JsonRows(LineReader lines, Charset encoding) {
    this.lines = lines;
    this.encoding = encoding;
  }

  /**
   * Checks that the file is not JSON of another form.
   *
   * @throws FileProblem where it is one array, or objects over several lines
   */
  static void checkStart(Path file, LineReader lines, Charset encoding) throws IOException {
    var blank = new ArrayList<LineReader.Line>();
    var line = lines.next();
    while (line.isPresent() && line.get().raw().text(encoding).isBlank()) {
      blank.add(line.get());
      line = lines.next();
    }
    line.ifPresent(blank::add);
    lines.giveBack(blank);
    var text = line.map(found -> found.raw().text(encoding).strip()).orElse("");
    if (text.equals("[") || text.equals("{") || ARRAY.matcher(text).lookingAt()) {
      throw new FileProblem(
          file,
          "this is JSON, but not one object a line; make it so, for example with jq -c '%s'"
              .formatted(text.startsWith("[") ? ".[]" : "."));
    }
  }

  @Override
  public RowLayout layout() {
    return RowLayout.json();
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
      if (!text.get().isBlank()) {
        return Optional.of(read(line.get(), text.get()));
      }
    }
  }

  private static RowRead read(LineReader.Line line, String text) {
    if (!text.stripLeading().startsWith("{")) {
      return broken(line, "it is not a JSON object; every line must be one object, {...}");
    }
    try {
      return new JsonRow(line.number(), line.raw(), OBJECTS.readValue(text));
    } catch (JsonProcessingException e) {
      var at = Optional.ofNullable(e.getLocation()).map(l -> ", column " + l.getColumnNr());
      return broken(line, "it is not JSON: " + e.getOriginalMessage() + at.orElse(""));
    } catch (NumberFormatException e) {
      // The parser takes 1e99999999999 for a number and then cannot make one of it.
      return broken(line, "it has a number that is too large");
    }
  }

  private static BrokenRow broken(LineReader.Line line, String explanation) {
    return new BrokenRow(line.number(), line.raw(), explanation);
  }
}
