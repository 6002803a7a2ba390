package io.funnelstreams.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.command.Funnel;
import io.funnelstreams.app.demo.DemoPlan;
import io.funnelstreams.app.planning.PlanDraft;
import io.funnelstreams.app.planning.PlanTemplate;
import io.funnelstreams.app.terminal.Console;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.Target;
import io.funnelstreams.serve.page.PageHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the tables of docs/plan.md: the ten steps of a plan, and the goals word by word. */
class PlanStepsTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
  private static final PlanTemplate.Terms TERMS =
      new PlanTemplate.Terms("Steps", ZoneId.of("UTC"), Currency.getInstance("EUR"), TODAY);

  @TempDir Path folder;

  /** A command of the tables, without what it is about. */
  private record Said(int exitCode, String out) {}

  @Test
  void everyStepHasACommandAndAView() throws Exception {
    var rows = table("| step |");

    assertThat(rows).hasSize(10);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).get(0)).startsWith((i + 1) + ". ");
      assertCommandsExist(rows.get(i).get(1));
      assertViewExists(rows.get(i).get(2));
    }
  }

  @Test
  void everyGoalStandsInItsTemplate() throws Exception {
    var rows = table("| goal |");

    assertThat(rows).hasSize(6);
    for (var row : rows) {
      var written = codes(row.get(1));
      var template = template(codes(row.get(2)).get(0));
      assertThat(new PlanDraft(template.text(TERMS)).plan().goals())
          .as(row.get(0))
          .anyMatch(
              goal ->
                  goal.kpi().equals(written.get(0)) && text(goal).equals(amount(written.get(1))));
      assertThat(template.text(TERMS)).contains("# " + row.get(0));
      assertCommandsExist(row.get(3));
      assertViewExists(row.get(4));
    }
  }

  @Test
  void theDemoCompanyWalksTheStepsThatNeedNoCluster() throws Exception {
    var plan = folder.resolve("plan.yaml");
    Files.writeString(plan, DemoPlan.forYearEnding(TODAY));

    assertThat(run("plan", "check", plan.toString()).out()).contains("achievable");
    for (var view : List.of("whole", "marketing", "sales")) {
      assertThat(run("plan", "show", plan.toString(), "--view", view).out()).contains("## Goals");
    }
    var page = run("plan", "show", plan.toString(), "--format", "html").out();
    assertThat(page).startsWith("<!doctype html>").doesNotContain("<script", "http:", "https:");
  }

  private void assertCommandsExist(String cell) {
    var commands = codes(cell).stream().filter(code -> code.startsWith("funnel ")).toList();
    assertThat(commands).isNotEmpty();
    for (var command : commands) {
      var words = command.split(" ");
      var arguments = Arrays.copyOfRange(words, 1, words.length + 1);
      arguments[arguments.length - 1] = "--help";
      assertThat(run(arguments).exitCode()).as(command).isZero();
    }
  }

  private static void assertViewExists(String cell) {
    var view = codes(cell).get(0);
    assertThat(PageHandler.class.getResource("site/app/views/" + view + ".js"))
        .as(view)
        .isNotNull();
  }

  private static PlanTemplate template(String id) {
    return Arrays.stream(PlanTemplate.values())
        .filter(template -> template.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The kind and the size of a target. */
  private static String text(Goal goal) {
    return goal.target().kind() + " " + (float) goal.target().amount();
  }

  private static String amount(String written) {
    var number = Double.parseDouble(written.replaceAll("[^0-9.+-]", ""));
    return written.endsWith("%")
        ? Target.Kind.RELATIVE + " " + (float) (number / 100)
        : Target.Kind.DIFFERENCE + " " + (float) number;
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  /** The rows below a heading line. */
  private static List<List<String>> table(String heading) throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "plan.md")).stream()
        .dropWhile(line -> !line.startsWith(heading))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  private static Said run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code = Funnel.run(new Console(stream, stream, false, false, Map.of()), arguments);
    return new Said(code, out.toString(StandardCharsets.UTF_8));
  }
}
