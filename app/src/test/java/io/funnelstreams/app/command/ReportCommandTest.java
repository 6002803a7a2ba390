package io.funnelstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports and previews of small files; both run in this process alone. */
class ReportCommandTest {
  private static final String PLAN = "name: P\ntime_zone: UTC\ncurrency: USD\n";

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
          amount: {column: value, currency: {column: cur}}
      """;

  private static final String[] JSON_WITH_MONTHS = {"--format", "json", "--grain", "month"};

  private static final String HEADER = "order,day,cur,value\n";

  @TempDir Path folder;

  @Test
  void endsWithZeroWhereEveryRowCounts() throws IOException {
    var spoken = report(HEADER + "o1,2024-01-10,USD,10.00\n", "--format", "csv");

    assertThat(spoken.exitCode()).as(spoken.err()).isEqualTo(ExitCode.OK);
    assertThat(spoken.out())
        .startsWith("kpi,grain,period,period_start,period_end,starts_at,ends_at,segment,value,")
        .contains("revenue,total,total,0001-01-01,9999-12-31,,,,10,,,USD,,");
  }

  @Test
  void rowsForProgramsHaveTheInstantsOfThePlansZone() throws IOException {
    var plan = PLAN.replace("UTC", "Europe/Berlin");

    var spoken =
        run("report", plan, MAPPING, HEADER + "o1,2024-03-10,USD,10.00\n", JSON_WITH_MONTHS);

    // Daylight saving time starts within the month, which is an hour shorter.
    assertThat(spoken.out())
        .contains(
            "{\"kpi\":\"revenue\",\"grain\":\"month\",\"period\":\"2024-03\","
                + "\"period_start\":\"2024-03-01\",\"period_end\":\"2024-03-31\","
                + "\"starts_at\":\"2024-02-29T23:00:00Z\",\"ends_at\":\"2024-03-31T22:00:00Z\",")
        .contains("\"period\":\"total\"")
        .contains("\"starts_at\":null,\"ends_at\":null,");
  }

  @Test
  void saysWhichDatesCountOnAnotherDayByThePlansZone() throws IOException {
    var mapping = MAPPING + "dates: {zone: Europe/Berlin}\n";
    var rows = HEADER + "o1,2024-03-01,USD,10.00\no2,2024-03-01 09:00,USD,5.00\n";

    var spoken = run("report", PLAN, mapping, rows, JSON_WITH_MONTHS);

    assertThat(spoken.out()).contains("\"period\":\"2024-02\"");
    assertThat(spoken.err())
        .contains(
            "1  event counts on another day: the mapping's dates begin in Europe/Berlin, the plan's"
                + " time_zone is UTC; the first, 2024-03-01, counts on 2024-02-29.");
  }

  @Test
  void saysNothingOfDaysWhereThePlanHasTheMappingsZone() throws IOException {
    var mapping = MAPPING + "dates: {zone: Europe/Berlin}\n";
    var plan = PLAN.replace("UTC", "Europe/Berlin");

    var spoken =
        run("report", plan, mapping, HEADER + "o1,2024-03-01,USD,10.00\n", JSON_WITH_MONTHS);

    assertThat(spoken.out()).contains("\"period\":\"2024-03\"");
    assertThat(spoken.err()).doesNotContain("another day");
  }

  @Test
  void saysNothingOfDaysWhereTheMappingNamesNoZone() throws IOException {
    var plan = PLAN.replace("UTC", "America/New_York");

    var spoken =
        run("report", plan, MAPPING, HEADER + "o1,2024-03-01,USD,10.00\n", JSON_WITH_MONTHS);

    assertThat(spoken.out()).contains("\"period\":\"2024-03\"");
    assertThat(spoken.err()).doesNotContain("another day");
  }

  @Test
  void saysWhichIdsTwoMappingsOfOneSourceGiveToDifferentThings() throws IOException {
    var lead =
        """
        source: crm
        row_id: number
        party: mail
        events: [{family: lead, type: created, occurred_at: day}]
        """;
    var header = "number,mail,day\n";
    var people =
        write("people.yaml", lead) + "=" + write("people.csv", header + "7,a@x,2026-01-05\n");
    var leads = write("leads.yaml", lead);
    var same = write("leads.csv", header + "7,a@x,2026-02-05\n8,a@x,2026-03-05\n");
    var other = write("other.csv", header + "7,b@x,2026-02-05\n");

    assertThat(reportOf(people, leads + "=" + same).err())
        .contains(
            "1  event has the id of another event that the mapping 'people' made of the source"
                + " 'crm', first '7/lead.created': the later one counts");
    assertThat(reportOf(people, leads + "=" + other).err())
        .as("of another party, both count")
        .doesNotContain("the id of another event");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Spoken reportOf(String... imports) throws IOException {
    var plan = write("plan.yaml", PLAN);
    var arguments = new ArrayList<>(List.of("report", "--plan", plan.toString()));
    for (var each : imports) {
      arguments.addAll(List.of("--import", each));
    }
    return Spoken.by(arguments.toArray(String[]::new));
  }

  @Test
  void endsWithThreeWhereAMappingRejectsARow() throws IOException {
    var spoken = report(HEADER + "o1,2024-01-10,USD,ten\no2,2024-01-10,USD,7\n");

    assertThat(spoken.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(spoken.err()).contains("1 rejected");
    assertThat(spoken.out()).contains("revenue");
  }

  @Test
  void endsWithThreeWhereThePlanHasNoRate() throws IOException {
    var spoken = report(HEADER + "o1,2024-01-10,USD,10\no3,2024-01-11,EUR,100\n");

    assertThat(spoken.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(spoken.err())
        .contains("0 rejected")
        .contains("1 event rejected as no_rate; first: ")
        .contains("p.csv, line 3: The plan has no rate from EUR into USD");
  }

  @Test
  void aFileOfHistoryIsNeverTooLate() throws IOException {
    var spoken =
        run(
            "report",
            PLAN + "allowed_lateness: {payment: 1d}\n",
            MAPPING,
            HEADER + "o1,2024-01-10,USD,10\n");

    // Files are loaded as history, to which the allowed lateness does not apply.
    assertThat(spoken.exitCode()).as(spoken.err()).isEqualTo(ExitCode.OK);
  }

  @Test
  void theFileOfRejectsHasEveryOneWithItsLine() throws IOException {
    var rejects = folder.resolve("rejects.csv");
    var spoken =
        report(
            HEADER
                + "o1,2024-01-10,USD,10\n"
                + "o2,2024-01-10,USD,ten\n"
                + "o3,2024-01-11,EUR,100\n"
                + "o4,2024-01-11,EUR,200\n",
            "--rejects",
            rejects.toString());

    assertThat(spoken.exitCode()).isEqualTo(ExitCode.INPUT);
    var file = folder.resolve("p.csv");
    assertThat(Files.readAllLines(rejects))
        .hasSize(4)
        .startsWith("file,line,reason,field,explanation")
        .anySatisfy(line -> assertThat(line).startsWith(file + ",3,unmappable,value,"))
        .anySatisfy(line -> assertThat(line).startsWith(file + ",4,no_rate,"))
        .anySatisfy(line -> assertThat(line).startsWith(file + ",5,no_rate,"));
  }

  @Test
  void theFileOfRejectsIsJsonLinesByItsName() throws IOException {
    var rejects = folder.resolve("rejects.jsonl");
    report(
        HEADER + "o3,2024-01-11,EUR,100\no4,2024-01-11,EUR,1\n", "--rejects", rejects.toString());

    assertThat(Files.readAllLines(rejects))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("{\"file\":\"").endsWith("\"}"))
        .first()
        .asString()
        .contains("\"line\":2,\"reason\":\"no_rate\"");
  }

  @Test
  void theFileOfRejectsIsEmptyWhereNothingWasRejected() throws IOException {
    var rejects = folder.resolve("rejects.csv");
    report(HEADER + "o1,2024-01-10,USD,10\n", "--rejects", rejects.toString());

    assertThat(Files.readAllLines(rejects)).containsExactly("file,line,reason,field,explanation");
  }

  @Test
  void aTableHasTheGoalsBelowAndAProgramGetsOneList() throws IOException {
    var plan =
        PLAN + "goals:\n  - {id: sell, kpi: orders, target: 2, from: 2024-01-01, to: 2024-12-31}\n";
    var rows = HEADER + "o1,2024-01-10,USD,10\n";

    assertThat(run("report", plan, MAPPING, rows).out())
        .contains("sell")
        .contains("no data of orders since 2024-01-11");
    assertThat(run("report", plan, MAPPING, rows, "--format", "csv").out()).doesNotContain("sell");
  }

  @Test
  void asOfADayLeavesOutWhatHappenedLater() throws IOException {
    var plan =
        PLAN + "goals:\n  - {id: sell, kpi: orders, target: 2, from: 2024-01-01, to: 2024-12-31}\n";
    var rows = HEADER + "o1,2024-01-10,USD,10\no2,2024-01-11,USD,7\n";

    var spoken = run("report", plan, MAPPING, rows, "--as-of", "2024-01-10");

    assertThat(spoken.out())
        .containsPattern("revenue +total +total +10 ")
        .doesNotContain("no data of orders");
  }

  @Test
  void aDayInTheFutureOrBeforeTheFirstEventIsAMistake() throws IOException {
    var rows = "o1,2024-01-10,USD,10\n";

    var future = report(HEADER + rows, "--as-of", "9000-01-01");
    assertThat(future.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(future.err()).contains("9000-01-01 lies in the future: today is ");
    var early = report(HEADER + rows, "--as-of", "2024-01-09");
    assertThat(early.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(early.err())
        .contains("Nothing was known on the evening of 2024-01-09")
        .contains("the first event was known on 2024-01-10");
  }

  @Test
  void anEmptyTableSaysWhy() throws IOException {
    assertThat(report(HEADER + "o1,2024-01-10,USD,ten\n").err())
        .contains("There is no KPI row, because no event was made of the files");
    assertThat(report(HEADER + "o1,2124-01-10,USD,10\n").err()).contains("There is no KPI row");
    assertThat(report(HEADER + "o1,2024-01-10,USD,10\n", "--from", "2025-01-01").err())
        .contains("No KPI row fits")
        .contains("KPIs from 2024-01-10 to 2024-01-10");
  }

  @Test
  void aPreviewShowsEventsTheirRangesRejectsAndKpis() throws IOException {
    var spoken =
        run(
            "preview",
            PLAN,
            MAPPING,
            HEADER + "o1,2024-01-10,USD,10\no2,0204-02-11,USD,7000000\no3,2024-01-11,EUR,1\n");

    assertThat(spoken.exitCode()).isEqualTo(ExitCode.INPUT);
    assertThat(spoken.out())
        .containsPattern("order paid +\\d +\\d{4}-\\d\\d-\\d\\d +2024-01-10")
        .containsPattern("2 +order paid +o1 +2024-01-10")
        .contains("Rejected: ")
        .contains("p.csv, line 4")
        .contains("no_rate")
        .containsPattern("revenue +total +total");
  }

  @Test
  void aPreviewOfManyRejectsNamesTheOptionThatListsAll() throws IOException {
    var rows = new StringBuilder(HEADER);
    for (int i = 0; i < 30; i++) {
      rows.append("o").append(i).append(",2024-01-10,USD,ten\n");
    }

    assertThat(run("preview", PLAN, MAPPING, rows.toString()).out())
        .contains("Rejected: 30")
        .contains("and 10 more: --rejects FILE");
  }

  private Spoken report(String rows, String... more) throws IOException {
    return run("report", PLAN, MAPPING, rows, more);
  }

  private Spoken run(String command, String plan, String mapping, String rows, String... more)
      throws IOException {
    var arguments = new ArrayList<String>();
    arguments.add(command);
    arguments.add("--plan");
    arguments.add(Files.writeString(folder.resolve("plan.yaml"), plan).toString());
    arguments.add("--import");
    arguments.add(
        Files.writeString(folder.resolve("p.mapping.yaml"), mapping)
            + "="
            + Files.writeString(folder.resolve("p.csv"), rows));
    arguments.add("--grain");
    arguments.add("total");
    arguments.addAll(List.of(more));
    return Spoken.by(arguments.toArray(String[]::new));
  }
}
