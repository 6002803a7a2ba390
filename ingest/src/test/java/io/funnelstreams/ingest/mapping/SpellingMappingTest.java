package io.funnelstreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.row.Raw;
import io.funnelstreams.ingest.row.Row;
import io.funnelstreams.ingest.row.RowFile;
import io.funnelstreams.ingest.row.RowLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The spelling of a value does not change the result. */
class SpellingMappingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void aliasesConditionsAndIdsPassOverHowAValueIsSpelled() {
    var mapping =
        """
        source: crm
        row_id: id
        party: id
        empty: [leer]
        segment: {region: {column: r, aliases: {stra\u00DFe: Road}}}
        events:
          - {family: lead, type: created, occurred_at: at, when: {s: [Z\u00FCrich]}}
        """;

    var event =
        only(mapping, "id,at,r,s", "\uFEFFk1\u00A0,2026-01-05,STRASSE\u200B,ZU\u0308RICH\u202F");
    assertThat(event.header().partyId()).isEqualTo("k1");
    assertThat(event.header().segment()).containsEntry("region", "Road");
    var empty = only(mapping, "id,at,r,s", "k1,2026-01-05,LEER\u00A0,Z\u00FCrich");
    assertThat(empty.header().segment()).isEmpty();
  }

  private static Event only(String text, String header, String row) {
    var mapped = map(text, header, row);
    assertThat(mapped).isInstanceOf(Mapped.Events.class);
    return assertThat(((Mapped.Events) mapped).events()).singleElement().actual();
  }

  private static Mapped map(String text, String header, String row) {
    var mapping = MappingYaml.parse(Path.of("m.yaml"), text);
    var layout = RowLayout.csv(List.of(header.split(",")), ',');
    var raw = Raw.of(row.getBytes(StandardCharsets.UTF_8));
    var read = (Row) RowFile.readAlone(raw, layout, StandardCharsets.UTF_8);
    return RowMapper.of(mapping, layout, List.of(), NOW).map(read);
  }
}
