package io.funnelstreams.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.ingest.mapping.MappingYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DateNoticeTest {
  private static final String SUBSCRIPTIONS =
      """
      source: billing
      row_id: id
      party: id
      events:
        - family: subscription
          type: started
          subscription_id: id
          occurred_at: started
          term_end: term
        - family: subscription
          type: cancelled
          when: {until: {present: true}}
          subscription_id: id
          occurred_at: started
          effective_at: until
      """;

  @TempDir Path folder;

  @Test
  void theSummaryNamesPlaceholdersAndWhatCountsOnlyFromADayToCome() throws IOException {
    var lines =
        lines(
            """
            id,started,term,until
            1,2026-01-02,9999-12-31,
            2,2026-01-03,9999-12-31,2026-12-05
            3,2026-01-04,2027-01-01,2062-03-02
            4,1900-01-01,9999-12-31,
            """);

    assertThat(lines)
        .contains(
            "         2  events count only from 2026-12-05 on (the last from 2062-03-02)",
            "         2  rows have '9999-12-31' in 'term', which stands for no date",
            "         1  rows have '1900-01-01' in 'started', which stands for no date");
  }

  @Test
  void oneEventToComeIsNamedWithItsDay() throws IOException {
    assertThat(lines("id,started,term,until\n1,2026-01-02,,2062-03-02\n"))
        .contains("         1  event counts only from 2062-03-02 on");
  }

  @Test
  void anImportWithoutSuchDatesSaysNothingOfThem() throws IOException {
    assertThat(lines("id,started,term,until\n1,2026-01-02,,\n")).hasSize(2);
  }

  @Test
  void aDayIsThatOfTheMappingsZone() throws IOException {
    var berlin = "dates: {formats: [yyyy-MM-dd], zone: Europe/Berlin}\n";
    var rows = "id,started,term,until\n1,2026-01-02,,2062-03-02\n";

    assertThat(lines(berlin + SUBSCRIPTIONS, rows))
        .contains("         1  event counts only from 2062-03-02 on");
  }

  @Test
  void aChangedRowIsDescribedByTheDaysOfTheMappingsZone() throws IOException {
    var berlin = "dates: {formats: [yyyy-MM-dd], zone: Europe/Berlin}\n" + SUBSCRIPTIONS;
    var mapping = MappingYaml.parse(folder.resolve("m.yaml"), berlin);
    var file =
        Files.writeString(folder.resolve("s.csv"), "id,started,term,until\n1,2026-01-20,,\n");

    var example = new Collected().run(mapping, file).changes().examples().get(0);

    assertThat(example.explanation()).endsWith("on 2026-01-20");
  }

  private List<String> lines(String rows) throws IOException {
    return lines(SUBSCRIPTIONS, rows);
  }

  private List<String> lines(String text, String rows) throws IOException {
    var file = Files.writeString(folder.resolve("s.csv"), rows);
    var mapping = MappingYaml.parse(folder.resolve("m.yaml"), text);
    return new Collected().run(mapping, file).lines();
  }
}
