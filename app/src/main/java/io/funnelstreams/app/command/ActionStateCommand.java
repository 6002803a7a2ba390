package io.funnelstreams.app.command;

import io.funnelstreams.app.run.ActionWord;
import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.PlanActions;
import io.funnelstreams.core.plan.ActionState;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Sets the state of an action. There is one such command for each state. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Says that an action is this far from now on; who said so, and when, is kept.")
final class ActionStateCommand implements Runnable {
  private final ActionState state;

  @ParentCommand private ActionsCommand parent;
  @Mixin private ClusterOptions cluster;

  @Parameters(paramLabel = "ID", description = "The action's id in the plan.")
  private String id;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, or what came of it.")
  private Optional<String> note = Optional.empty();

  ActionStateCommand(ActionState state) {
    this.state = state;
  }

  @Override
  public void run() {
    var funnel = parent.funnel();
    var running = Cluster.reach(funnel.settings(cluster.asSettings())).withTopics();
    var before = PlanActions.read(running).say(id, state, note, Clock.systemUTC());
    var out = funnel.console().out();
    out.printf(
        "\"%s\" is %s now; it was %s.%n",
        before.title(), ActionWord.of(state), ActionWord.of(before.state()));
    out.flush();
  }
}
