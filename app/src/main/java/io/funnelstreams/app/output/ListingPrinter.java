package io.funnelstreams.app.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.funnelstreams.app.terminal.Console;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Prints listings. */
public final class ListingPrinter {
  private final Console console;

  /** Prints to the console's {@code out}. */
  public ListingPrinter(Console console) {
    this.console = console;
  }

  /** Prints a listing in a format. */
  public void print(Listing listing, Format format) {
    var text =
        switch (format) {
          case TABLE -> table(listing);
          case JSON -> json(listing);
          case CSV -> csv(listing);
        };
    console.out().print(text);
    console.out().flush();
  }

  private String table(Listing listing) {
    var lines = new TableText(console.outHasColours()).lines(listing);
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String csv(Listing listing) {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(listing.columns());
      listing
          .rows()
          .forEach(row -> csv.writeRecord(row.stream().map(ListingPrinter::csv).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String csv(Cell cell) {
    if (cell instanceof Cell.Figure figure) {
      return figure.value().isPresent() ? FigureText.full(figure.value().getAsDouble()) : "";
    }
    return cell instanceof Cell.Code word ? word.code() : cell.shown();
  }

  private static String json(Listing listing) {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new RowPerLine());
      json.writeStartArray();
      for (var row : listing.rows()) {
        json.writeStartObject();
        for (int i = 0; i < row.size(); i++) {
          json.writeFieldName(listing.columns().get(i));
          json(row.get(i), json);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + System.lineSeparator();
  }

  private static void json(Cell cell, JsonGenerator json) throws IOException {
    if (cell instanceof Cell.Labels labels) {
      json.writeStartObject();
      for (var label : labels.labels().entrySet()) {
        json.writeStringField(label.getKey(), label.getValue());
      }
      json.writeEndObject();
    } else if (cell instanceof Cell.Figure figure) {
      if (figure.value().isPresent()) {
        json.writeNumber(FigureText.number(figure.value().getAsDouble()).toPlainString());
      } else {
        json.writeNull();
      }
    } else if (cell instanceof Cell.Code word) {
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
