package io.funnelstreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Rejection;
import io.funnelstreams.ingest.row.Raw;
import io.funnelstreams.ingest.row.Row;
import io.funnelstreams.ingest.row.RowFile;
import io.funnelstreams.ingest.row.RowLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Maps single rows with the text of a mapping. */
final class MappedRow {
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private MappedRow() {}

  /** Maps a row of a CSV file with a header, or a JSON object where the header is empty. */
  static Mapped map(String mapping, String header, String row) {
    char delimiter = header.indexOf(';') < 0 ? ',' : ';';
    var names = List.of(header.split(String.valueOf(delimiter)));
    var layout = header.isEmpty() ? RowLayout.json() : RowLayout.csv(names, delimiter);
    var raw = Raw.of(row.getBytes(StandardCharsets.UTF_8));
    var read = (Row) RowFile.readAlone(raw, layout, StandardCharsets.UTF_8);
    return RowMapper.of(MappingYaml.parse(Path.of("m.yaml"), mapping), layout, List.of(), NOW)
        .map(read);
  }

  static List<Event> events(String mapping, String header, String row) {
    var mapped = map(mapping, header, row);
    assertThat(mapped).isInstanceOf(Mapped.Events.class);
    return ((Mapped.Events) mapped).events();
  }

  static Event only(String mapping, String header, String row) {
    return assertThat(events(mapping, header, row)).singleElement().actual();
  }

  static String problem(String mapping, String header, String row) {
    var mapped = map(mapping, header, row);
    assertThat(mapped).isInstanceOf(Mapped.Rejected.class);
    var problems = ((Mapped.Rejected) mapped).problems();
    return assertThat(problems).singleElement().extracting(Rejection::explanation).actual();
  }
}
