package io.funnelstreams.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The commands about plans. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Begins, checks, shows or applies a plan, or lists its versions.")
final class PlanCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "'init', 'check', 'show', 'apply' or 'history' is missing.");
  }

  FunnelCommand funnel() {
    return funnel;
  }
}
