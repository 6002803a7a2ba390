package io.funnelstreams.app.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Listings as programs read them, written row by row. */
public final class ListingText {
  private static final List<String> JSON_ENDINGS = List.of(".jsonl", ".ndjson", ".json");

  private ListingText() {}

  /**
   * Writes a listing to a file: JSON Lines where its name ends with {@code .jsonl}, {@code .ndjson}
   * or {@code .json}, otherwise CSV.
   */
  public static void write(Listing listing, Path file) throws IOException {
    var name = file.toString().toLowerCase(Locale.ROOT);
    try (var out = Files.newBufferedWriter(file)) {
      if (JSON_ENDINGS.stream().anyMatch(name::endsWith)) {
        jsonLines(listing, out);
      } else {
        csv(listing, out);
      }
    }
  }

  /** RFC 4180 with a header line. */
  static void csv(Listing listing, Writer out) throws IOException {
    var csv = CsvWriter.builder().build(out);
    csv.writeRecord(listing.columns());
    listing.forEach(row -> csv.writeRecord(row.stream().map(ListingText::csv).toList()));
    csv.flush();
  }

  private static String csv(ListingCell cell) {
    if (cell instanceof ListingCell.Figure figure) {
      return figure.value().isPresent() ? FigureText.full(figure.value().getAsDouble()) : "";
    }
    return cell instanceof ListingCell.Code word ? word.code() : cell.shown();
  }

  /** An array of objects, one a line. */
  static void json(Listing listing, Writer out) throws IOException {
    var json = generator(out);
    json.setPrettyPrinter(new RowPerLine());
    json.writeStartArray();
    listing.forEach(row -> object(listing, row, json));
    json.writeEndArray();
    json.flush();
    out.write(System.lineSeparator());
  }

  /** An object a line, with nothing around them. */
  private static void jsonLines(Listing listing, Writer out) throws IOException {
    listing.forEach(
        row -> {
          var json = generator(out);
          object(listing, row, json);
          json.flush();
          out.write('\n');
        });
  }

  private static JsonGenerator generator(Writer out) throws IOException {
    return new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
  }

  private static void object(Listing listing, List<ListingCell> row, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    for (int i = 0; i < row.size(); i++) {
      json.writeFieldName(listing.columns().get(i));
      json(row.get(i), json);
    }
    json.writeEndObject();
  }

  private static void json(ListingCell cell, JsonGenerator json) throws IOException {
    if (cell instanceof ListingCell.Labels labels) {
      json.writeStartObject();
      for (var label : labels.labels().entrySet()) {
        json.writeStringField(label.getKey(), label.getValue());
      }
      json.writeEndObject();
    } else if (cell instanceof ListingCell.Figure figure) {
      if (figure.value().isPresent()) {
        json.writeNumber(FigureText.number(figure.value().getAsDouble()).toPlainString());
      } else {
        json.writeNull();
      }
    } else if (cell instanceof ListingCell.Moment moment && moment.at().isEmpty()) {
      json.writeNull();
    } else if (cell instanceof ListingCell.Code word) {
      json.writeString(word.code());
    } else {
      json.writeString(cell.shown());
    }
  }

  /** One object a line: short enough to read, and easy on line-oriented programs. */
  private static final class RowPerLine extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
      json.writeRaw("[\n");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
      json.writeRaw(",\n");
    }

    @Override
    public void writeEndArray(JsonGenerator json, int count) throws IOException {
      json.writeRaw("\n]");
    }
  }
}
