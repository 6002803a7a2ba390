package io.funnelstreams.app.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.funnelstreams.app.run.RejectedInput;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A file with every rejected row, for a program or a spreadsheet. */
final class RejectFile {
  private static final List<String> COLUMNS =
      List.of("file", "line", "reason", "field", "explanation");
  private static final List<String> JSON_ENDINGS = List.of(".jsonl", ".ndjson", ".json");

  private RejectFile() {}

  /** Writes the rejects; the file's name says in which form. */
  static void write(Path file, List<RejectedInput> rejects) throws IOException {
    var name = file.toString().toLowerCase(Locale.ROOT);
    try (var out = Files.newBufferedWriter(file)) {
      if (JSON_ENDINGS.stream().anyMatch(name::endsWith)) {
        json(rejects, out);
      } else {
        csv(rejects, out);
      }
    }
  }

  private static void csv(List<RejectedInput> rejects, Writer out) throws IOException {
    var csv = CsvWriter.builder().build(out);
    csv.writeRecord(COLUMNS);
    rejects.forEach(reject -> csv.writeRecord(values(reject)));
    csv.flush();
  }

  private static void json(List<RejectedInput> rejects, Writer out) throws IOException {
    var json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    for (var reject : rejects) {
      json.writeStartObject();
      json.writeStringField("file", reject.place().file().toString());
      json.writeNumberField("line", reject.place().line());
      json.writeStringField("reason", reason(reject));
      json.writeStringField("field", reject.field().orElse(""));
      json.writeStringField("explanation", reject.rejection().explanation());
      json.writeEndObject();
    }
    json.flush();
    if (!rejects.isEmpty()) {
      out.write("\n");
    }
  }

  private static List<String> values(RejectedInput reject) {
    return List.of(
        reject.place().file().toString(),
        Long.toString(reject.place().line()),
        reason(reject),
        reject.field().orElse(""),
        reject.rejection().explanation());
  }

  static String reason(RejectedInput reject) {
    return reject.rejection().reason().name().toLowerCase(Locale.ROOT);
  }
}
