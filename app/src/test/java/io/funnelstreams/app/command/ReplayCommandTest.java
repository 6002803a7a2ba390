package io.funnelstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four orders a day until 2024-03-04, then one: the goal of a quarter drifts. */
class ReplayCommandTest {
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final LocalDate FALL = LocalDate.parse("2024-03-05");
  private static final LocalDate LAST = LocalDate.parse("2024-04-05");

  private static final String PLAN =
      """
      name: P
      time_zone: UTC
      currency: USD
      goals:
        - {id: sell, kpi: orders, target: 364, from: 2024-01-01, to: 2024-03-31, owner: Ada,
           alert: {for: 2d}}
      """;

  private static final String MAPPING =
      """
      source: shop
      row_id: order
      party: order
      events:
        - family: payment
          type: paid
          document: order
          document_id: order
          occurred_at: day
          amount: {column: value, currency: USD}
      """;

  @TempDir Path folder;

  @Test
  void listsTheAlertThatWouldHaveFiredWithItsDaysAndSentence() throws IOException {
    var spoken = replay("--from", "2024-01-01", "--to", "2024-04-05", "--format", "csv");

    assertThat(spoken.exitCode()).as(spoken.err()).isEqualTo(ExitCode.OK);
    var lines = spoken.out().lines().toList();
    assertThat(lines.get(0))
        .isEqualTo("fired,resolved,withdrawn,severity,title,reason,owner,grouped_under,id");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1))
        .matches("2024-03-\\d\\d,2024-04-01,,warning,Orders,.* against .* expected.*")
        .contains(",Ada,,drift/sell/2024-03-");
  }

  @Test
  void whatFiredBeforeTheFirstDayIsNotNew() throws IOException {
    var spoken = replay("--from", "2024-03-30", "--to", "2024-03-31", "--format", "csv");

    assertThat(spoken.out().lines()).hasSize(1);
    assertThat(spoken.err()).contains("No alert would have fired.");
  }

  @Test
  void theForecastOfTheFallIsTooHighByWhatDidNotCome() throws IOException {
    var file = folder.resolve("forecasts.csv");

    var spoken = replay("--from", "2024-01-01", "--forecasts", file.toString());

    assertThat(spoken.out()).containsPattern("sell +month +3 +");
    var march =
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("sell,orders,2024-03-01,2024-03-01,2024-03-31"))
            .toList();
    // The forecast was 31 days of 4; the actual is 4 days of 4 and 27 of 1.
    assertThat(march).singleElement().asString().contains(",124,").contains(",43,81,");
  }

  @Test
  void daysThatCannotBeLivedThroughAreMistakes() throws IOException {
    assertThat(replay("--from", "2024-02-01", "--to", "2024-01-01").err())
        .contains("--from 2024-02-01 is after the last day, 2024-01-01");
    assertThat(replay("--from", "2024-02-01", "--to", "9000-01-01").err())
        .contains("--to 9000-01-01 lies in the future");
    assertThat(replay("--from", "2023-01-01", "--to", "2023-02-01").err())
        .contains("Nothing was known by 2023-02-01: the first event was known on 2024-01-01");
  }

  @Test
  void saysWhichDatesCountOnAnotherDayByThePlansZone() throws IOException {
    var mapping = MAPPING + "dates: {zone: Europe/Berlin}\n";

    var spoken = replayThrough(mapping, "--from", "2024-03-30", "--to", "2024-03-31");

    assertThat(spoken.err())
        .contains(
            "287  events count on another day", "the first, 2024-01-01, counts on 2023-12-31");
  }

  private Spoken replay(String... more) throws IOException {
    return replayThrough(MAPPING, more);
  }

  private Spoken replayThrough(String mapping, String... more) throws IOException {
    var rows = new StringBuilder("order,day,value\n");
    FIRST
        .datesUntil(LAST)
        .forEach(
            day -> {
              for (int i = 0; i < (day.isBefore(FALL) ? 4 : 1); i++) {
                rows.append(day).append('-').append(i).append(',').append(day).append(",10\n");
              }
            });
    var files =
        Files.writeString(folder.resolve("p.mapping.yaml"), mapping)
            + "="
            + Files.writeString(folder.resolve("p.csv"), rows.toString());
    var plan = Files.writeString(folder.resolve("plan.yaml"), PLAN).toString();
    var command = List.of("replay", "--plan", plan, "--import", files);
    return Spoken.by(Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new));
  }
}
