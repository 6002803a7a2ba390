package io.funnelstreams.app.command;

import io.funnelstreams.app.run.AppliedPlan;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.PlanFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Publishes a plan. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a plan's goals hold in the system that is up, and says whether it counts differently"
          + " from the one before."
    })
final class PlanApplyCommand implements Runnable {
  @ParentCommand private PlanCommand parent;
  @Mixin private ClusterOptions cluster;

  @Parameters(paramLabel = "FILE", description = "The plan.")
  private Path file;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Why; 'funnel plan history' shows it with who applied the plan, and when.")
  private Optional<String> note = Optional.empty();

  @Override
  public void run() {
    var funnel = parent.funnel();
    var plan = PlanFile.read(file);
    var running = Cluster.reach(funnel.settings(cluster.asSettings())).withTopics();
    var effect = AppliedPlan.read(running).map(before -> before.effectOf(plan));
    plan.apply(running, Clock.systemUTC(), note);
    var out = funnel.console().out();
    out.printf(
        "Plan '%s' is applied: version %s, %s goals.%n",
        plan.plan().name(), plan.version(), plan.plan().goals().size());
    effect.ifPresent(out::println);
    out.flush();
  }
}
