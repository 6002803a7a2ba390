package io.funnelstreams.app.command;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.PlanFile;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Publishes a plan. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = "Makes a plan's goals hold in the system that is up.")
final class PlanApplyCommand implements Runnable {
  @ParentCommand private PlanCommand parent;
  @Mixin private ClusterOptions cluster;

  @Parameters(paramLabel = "FILE", description = "The plan.")
  private Path file;

  @Override
  public void run() {
    var funnel = parent.funnel();
    var plan = PlanFile.read(file);
    var running = Cluster.reach(funnel.settings(cluster.asSettings())).withTopics();
    plan.apply(running, Clock.systemUTC());
    funnel
        .console()
        .out()
        .printf(
            "Plan '%s' holds: version %s, %d goals.%n",
            plan.plan().name(), plan.version(), plan.plan().goals().size());
  }
}
