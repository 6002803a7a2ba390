package io.funnelstreams.app.command;

import io.funnelstreams.app.run.PlanFile;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Checks a plan without applying it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Reads a plan and names every mistake with its line and field.")
final class PlanCheckCommand implements Runnable {
  @ParentCommand private PlanCommand parent;

  @Parameters(paramLabel = "FILE", description = "The plan.")
  private Path file;

  @Override
  public void run() {
    var plan = PlanFile.read(file).plan();
    parent
        .funnel()
        .console()
        .out()
        .printf(
            "%s: the plan '%s' is in order (%d goals, %d cuts, %d KPIs).%n",
            file,
            plan.name(),
            plan.goals().size(),
            plan.cuts().size(),
            plan.catalogue().kpis().size());
  }
}
