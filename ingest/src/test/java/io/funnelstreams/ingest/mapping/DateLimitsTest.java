package io.funnelstreams.ingest.mapping;

import static io.funnelstreams.ingest.mapping.MappedRow.events;
import static io.funnelstreams.ingest.mapping.MappedRow.only;
import static io.funnelstreams.ingest.mapping.MappedRow.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.SubscriptionEvent;
import io.funnelstreams.ingest.row.JsonRow;
import io.funnelstreams.ingest.row.Raw;
import io.funnelstreams.ingest.row.RowLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateLimitsTest {
  private static final String HEADER = "id;started;term;effective";

  private static String subscription(String... lines) {
    return """
    source: billing
    row_id: id
    party: id
    events:
      - family: subscription
        type: cancelled
        subscription_id: id
        occurred_at: started
        term_end: term
        effective_at: {column: effective, otherwise: 2026-02-05}
    """
        + String.join("\n", lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1900-01-01",
        "1970-01-01",
        "9999-12-31",
        "0001-01-01",
        "1899-12-30",
        "1753-01-01",
        "1970-01-01T00:00:00Z",
        "1970-01-01 09:30:00",
        "0000-00-00",
        "0000-00-00 00:00:00"
      })
  void rejectsAPlaceholderWhereADateIsNeededAndNamesIt(String placeholder) {
    assertThat(problem(subscription(), HEADER, "7;" + placeholder + ";;"))
        .contains("'" + placeholder + "' stands for no date", "started");
  }

  @Test
  void rejectsSecondsThatAreReadAsMilliseconds() {
    var mapping = subscription("dates: {formats: [epoch_millis]}");

    assertThat(problem(mapping, HEADER, "7;1767600000;;"))
        .contains("'1767600000'", "these are seconds; the format 'epoch_seconds' reads them");
    assertThat(problem(mapping, HEADER, "7;-1;;")).contains("'-1' in 'started' is no date");
    assertThat(problem(mapping, HEADER, "7;0;;")).contains("'0' stands for no date");
    assertThat(only(mapping, HEADER, "7;1767600000000;;").header().occurredAt())
        .isEqualTo("2026-01-05T08:00:00Z");
  }

  @Test
  void takesAPlaceholderForNoValueWhereADateMayBeMissing() {
    var event =
        (SubscriptionEvent) only(subscription(), HEADER, "7;2026-01-02;9999-12-31;1970-01-01");

    assertThat(event.termEnd()).isEmpty();
    assertThat(event.effectiveAt().orElseThrow()).isEqualTo("2026-02-05T00:00:00Z");
  }

  @Test
  void knowsPlaceholdersInEveryFormatAndZone() {
    var epoch = subscription("dates: {formats: [epoch_seconds], zone: America/New_York}");
    var german = subscription("dates: {formats: [dd.MM.yyyy], zone: Europe/Berlin}");

    assertThat(problem(epoch, HEADER, "7;0;;")).contains("'0' stands for no date");
    assertThat(problem(german, HEADER, "7;01.01.1970;;")).contains("stands for no date");
    assertThat(problem(german, HEADER, "7;00.00.0000;;")).contains("stands for no date");
  }

  @Test
  void knowsThePlaceholdersThatAMappingDeclares() {
    var mapping = subscription("dates: {placeholders: [1111-11-11, 2000-01-01]}");

    assertThat(problem(mapping, HEADER, "7;2000-01-01;;")).contains("stands for no date");
    assertThat(events(subscription(), HEADER, "7;2000-01-01;;")).hasSize(1);
  }

  @Test
  void aPlaceholderIsNotPresentButAZeroIs() {
    var closed =
        subscription()
            .replace("type: cancelled", "type: cancelled\n    when: {term: {present: true}}");
    var epoch = closed + "dates: {formats: [iso, epoch_millis]}\n";

    assertThat(events(closed, HEADER, "7;2026-01-02;9999-12-31;")).isEmpty();
    assertThat(events(closed, HEADER, "7;2026-01-02;2026-12-31;")).hasSize(1);
    assertThat(events(epoch.replace("when: {term", "when: {id"), HEADER, "0;2026-01-02;;"))
        .hasSize(1);
  }

  @Test
  void rejectsADateThatLiesTooFarInTheFuture() {
    assertThat(problem(subscription(), HEADER, "7;2062-03-02;;"))
        .contains("'2062-03-02' in 'started'", "366 days", "max_future");
    assertThat(events(subscription(), HEADER, "7;2026-12-02;;")).hasSize(1);
    assertThat(events(subscription("dates: {max_future: 20000d}"), HEADER, "7;2062-03-02;;"))
        .hasSize(1);
    assertThat(problem(subscription("dates: {max_future: 0d}"), HEADER, "7;2026-03-03;;"))
        .contains("0 days");
  }

  @Test
  void takesWhatIsAgreedForALifetimeButNotForever() {
    assertThat(events(subscription(), HEADER, "7;2026-01-02;2099-12-31;2062-03-02")).hasSize(1);
    assertThat(problem(subscription(), HEADER, "7;2026-01-02;2999-12-31;")).contains("term");
  }

  @Test
  void rejectsAMessageWithAPlaceholderWhichNoSummaryWouldCount() {
    var mapper =
        RowMapper.of(
            MappingYaml.parse(Path.of("m.yaml"), subscription()),
            RowLayout.json(),
            List.of(),
            MappedRow.NOW);
    var item =
        new JsonRow(
            1, Raw.of(new byte[0]), Map.of("id", 7, "started", "2026-01-02", "term", "9999-12-31"));

    var mapped = mapper.mapItem(item, ReceivedRow.withRecordedAt(MappedRow.NOW));

    assertThat(((Mapped.Rejected) mapped).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.explanation()).contains("'9999-12-31' in 'term'"));
  }
}
