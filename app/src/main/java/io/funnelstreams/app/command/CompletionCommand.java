package io.funnelstreams.app.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints a script that teaches a shell to complete our command line. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a completion script for bash and zsh: source <(funnel completion)")
final class CompletionCommand implements Runnable {
  @ParentCommand private FunnelCommand funnel;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    funnel.console().out().print(AutoComplete.bash("funnel", spec.root().commandLine()));
  }
}
