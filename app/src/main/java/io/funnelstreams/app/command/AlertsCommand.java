package io.funnelstreams.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The commands about alerts. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Tests notifications of alerts, or lists those that could not be delivered.")
final class AlertsCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "'test' or 'undelivered' is missing.");
  }

  FunnelCommand funnel() {
    return funnel;
  }
}
