package io.funnelstreams.app.command;

import io.funnelstreams.app.output.Cell;
import io.funnelstreams.app.output.Listing;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.terminal.Style;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.SmartCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Checks a plan without applying it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a plan and names every mistake with its line and field. Of a plan in order it says"
          + " which goals are SMART, and why not."
    })
final class PlanCheckCommand implements Runnable {
  @ParentCommand private PlanCommand parent;
  @Mixin private FormatOption format;

  @Parameters(paramLabel = "FILE", description = "The plan.")
  private Path file;

  @Override
  public void run() {
    var console = parent.funnel().console();
    var plan = PlanFile.read(file).plan();
    var checks = plan.goals().stream().map(goal -> SmartCheck.of(goal, plan)).toList();
    format.print(console, listing(checks));
    console.out().flush();
    console.err().println(file + ": " + verdict(plan, checks));
  }

  private static String verdict(Plan plan, List<SmartCheck> checks) {
    var order =
        "the plan '%s' is in order (%d goals, %d cuts, %d KPIs)"
            .formatted(
                plan.name(),
                plan.goals().size(),
                plan.cuts().size(),
                plan.catalogue().kpis().size());
    var weak = checks.stream().filter(check -> !check.isSmart()).map(SmartCheck::goalId).toList();
    return weak.isEmpty() ? order + "." : order + "; not SMART: " + String.join(", ", weak) + ".";
  }

  private static Listing listing(List<SmartCheck> checks) {
    return new Listing(
        List.of("goal", "criterion", "holds", "reason"),
        checks.stream().flatMap(PlanCheckCommand::rows).toList());
  }

  private static Stream<List<Cell>> rows(SmartCheck check) {
    return check.findings().stream().map(finding -> row(check.goalId(), finding));
  }

  private static List<Cell> row(String goal, SmartCheck.Finding finding) {
    return List.of(
        Cell.text(goal),
        Cell.text(finding.criterion().name().toLowerCase(Locale.ROOT)),
        finding.holds() ? new Cell.Text("yes", Style.GOOD) : new Cell.Text("no", Style.WARNING),
        Cell.text(finding.reason()));
  }
}
