package io.funnelstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.schemas.yaml.PlanYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four orders a day until 2024-03-31, then two, by which a plan of 1,464 orders in the 366 days of
 * 2024 and one of 300 in its second quarter are reviewed.
 */
class ReviewCommandTest {
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final LocalDate FALL = LocalDate.parse("2024-04-01");
  private static final LocalDate END = LocalDate.parse("2025-01-01");

  private static final String PLAN =
      """
      name: P
      time_zone: UTC
      currency: USD
      goals:
        - {id: year, kpi: orders, target: 1464, from: 2024-01-01, to: 2024-12-31, owner: Ada}
        - {id: quarter, kpi: orders, target: 182, from: 2024-04-01, to: 2024-06-30}
        - {id: later, kpi: orders, target: 300, from: 2024-07-01, to: 2024-09-30}
      actions:
        - {id: shelf, title: A second shelf, goal: year, due: 2024-05-31, state: done}
        - {id: sign, title: A new sign, due: 2024-07-31}
      assumptions:
        - {statement: Rents stay, state: failed, owner: Bea}
        - {statement: The road opens, review_by: 2024-06-30}
        - {statement: The town grows, review_by: 2024-07-01}
        - {statement: Two a day come, kpi: orders, at_least: 182}
        - {statement: The shop copes, kpi: orders, at_least: 100, at_most: 181}
        - {statement: Deals are won, kpi: win_rate, at_least: 20%}
      """;

  private static final String THIRD_QUARTER =
      PLAN.replace(
              "  - {id: later, kpi: orders, target: 300, from: 2024-07-01, to: 2024-09-30}\n",
              """
                - id: later              # the holidays
                  kpi: orders
                  baseline: 200
                  target: +50%
                  from: 2024-07-01
                  to: '2024-09-30'       # included
              # what we do
              """)
          .replace("A new sign, due", "A new sign, goal: later, due");

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
  void saysWhatWasPlannedForecastThenAndCame() throws IOException {
    var lines = review("2024-Q2", "--format", "csv").out().lines().toList();

    assertThat(lines).hasSize(3);
    // By 2024-06-30 182 of 366 days are over: 728 of 1,464 are planned. Before the quarter 364 had
    // come at four a day, so the forecast was 364 more; the actual is two a day, 182.
    assertThat(lines.get(1)).startsWith("year,orders,2024-06-30,728,728,728,728,546,no,182,no,,");
    assertThat(lines.get(2))
        .startsWith("quarter,orders,2024-06-30,182,364,364,364,182,yes,182,no,,");
  }

  @Test
  void saysThatAPeriodHasNoGoalInsteadOfAnEmptyTable() throws IOException {
    var plan = PLAN.replace("from: 2024-01-01, to: 2024-12-31", "from: 2024-04-01, to: 2024-12-31");

    var spoken = reviewOf(plan, "2024-Q1");

    assertThat(spoken.err()).contains("No goal of the plan has days in 2024-Q1.");
    assertThat(spoken.out()).startsWith("assumption").doesNotContain("planned");
  }

  @Test
  void aTableHasActionsAndAssumptionsOfThePeriod() throws IOException {
    assertThat(review("2024-Q2").out())
        .contains("A second shelf", "Rents stay", "The road opens", "not looked at")
        .doesNotContain("A new sign");
  }

  @Test
  void saysOfEachAssumptionWhetherItHeldInThePeriod() throws IOException {
    var out = review("2024-Q2").out();

    // Two orders on each of 91 days are 182; nothing was ever reported of deals.
    assertThat(out)
        .containsPattern("Rents stay +no number .*failed")
        .containsPattern("The town grows +no number .*open")
        .containsPattern("Two a day come +yes +orders +182 +182 ")
        .containsPattern("The shop copes +no +orders +182 +100 +181 ")
        .containsPattern("Deals are won +no value +win_rate ");
  }

  @Test
  void patchCarriesGoalsAndActionsToTheNextQuarterAndMarksAssumptions() throws IOException {
    var next = folder.resolve("next.yaml");

    var out = reviewOf(THIRD_QUARTER, "2024-Q3", "--patch", next.toString()).out();

    // Two orders a day came for 92 days, and two a day are forecast for the 92 of the last quarter.
    assertThat(Files.readString(next))
        .contains(
            """
              - id: later              # the holidays
                kpi: orders
                baseline: 200
                target: +50%%
                from: 2024-07-01
                to: '2024-09-30'       # included
              # Carried over from 'later' (2024-Q3): planned 300, actual 184. Forecast of
              # 2024-10-01 for 2024-Q4: %s (80 %%: %s to %s).
              - id: later-2024-Q4              # the holidays
                kpi: orders
                baseline: 184
                target: +50%%
                from: 2024-10-01
                to: 2024-12-31       # included
            # what we do
            actions:
            """
                .formatted(forecastOfTheFirstMorning(next)))
        .contains(
            """
              # Open at the end of 2024-Q3, carried over; it was due 2024-07-31.
              - {id: sign, title: A new sign, goal: later-2024-Q4, due: 2024-12-31}
            """)
        .contains("  # REVIEW 2024-Q3: it did not hold: orders was 184, at most 181 was assumed.")
        .contains("  # REVIEW 2024-Q3: it failed; change what rests on it")
        .contains("  # REVIEW 2024-Q3: it was to be reviewed by 2024-07-01; set 'state:'");
    assertThat(out)
        .contains("--- " + folder.resolve("plan.yaml"), "+++ " + next)
        .contains("\n+  - id: later-2024-Q4 ", "\n-  - {id: sign,")
        .doesNotContain("\n-  - id: later");
    var carried = PlanYaml.read(next).goals().get(3);
    assertThat(carried.targetValue(carried.baseline().value())).hasValue(276);
  }

  @Test
  void patchLeavesGoalsAloneThatOthersFollow() throws IOException {
    var next = folder.resolve("next.yaml");

    review("2024-Q2", "--patch", next.toString());

    // 'later' is of the same KPI in the next quarter, and 'year' goes on.
    assertThat(PlanYaml.read(next).goals()).hasSize(3);
  }

  @Test
  void patchRefusesToOverwriteWithoutForce() throws IOException {
    var next = Files.writeString(folder.resolve("next.yaml"), "mine");

    assertThat(review("2024-Q2", "--patch", next.toString()).err())
        .contains("next.yaml is there already; name another file, or --force");
    assertThat(Files.readString(next)).isEqualTo("mine");
    review("2024-Q2", "--patch", next.toString(), "--force");
    assertThat(Files.readString(next)).startsWith("name: P\n");
  }

  @Test
  void aPeriodThatIsNotOverOrIsNoneIsAMistake() throws IOException {
    assertThat(review("2024-Q5").err()).contains("There is no period '2024-Q5'. Name a month");
    assertThat(review(LocalDate.now(ZoneOffset.UTC).toString().substring(0, 7)).err())
        .contains("is not over: its last day is ");
  }

  /** The review of the next quarter, by the plan that was written. */
  private Object[] forecastOfTheFirstMorning(Path plan) throws IOException {
    var csv = reviewOf(Files.readString(plan), "2024-Q4", "--format", "csv").out();
    var row = csv.lines().filter(line -> line.startsWith("later-2024-Q4,")).findFirst();
    return Stream.of(row.orElseThrow().split(",")).skip(4).limit(3).map(this::shown).toArray();
  }

  private String shown(String figure) {
    return String.format(Locale.ROOT, "%.2f", Double.parseDouble(figure));
  }

  private Spoken review(String period, String... more) throws IOException {
    return reviewOf(PLAN, period, more);
  }

  private Spoken reviewOf(String text, String period, String... more) throws IOException {
    var rows = new StringBuilder("order,day,value\n");
    FIRST
        .datesUntil(END)
        .forEach(
            day -> {
              for (int i = 0; i < (day.isBefore(FALL) ? 4 : 2); i++) {
                rows.append(day).append('-').append(i).append(',').append(day).append(",10\n");
              }
            });
    var files =
        Files.writeString(folder.resolve("p.mapping.yaml"), MAPPING)
            + "="
            + Files.writeString(folder.resolve("p.csv"), rows.toString());
    var plan = Files.writeString(folder.resolve("plan.yaml"), text).toString();
    var command =
        Stream.concat(
            Stream.of("review", "--period", period, "--plan", plan, "--import", files),
            Stream.of(more));
    return Spoken.by(command.toArray(String[]::new));
  }
}
