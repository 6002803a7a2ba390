package io.funnelstreams.app.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the file of a source. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the file of a source. Where it extends a built-in source, that one's file comes"
          + " first."
    })
final class SourcesShowCommand implements Runnable {
  @ParentCommand private SourcesCommand parent;

  @Parameters(paramLabel = "NAME", description = "The source.")
  private String name;

  @Override
  public void run() {
    var funnel = parent.funnel();
    funnel.console().out().print(funnel.source(funnel.settings(Map.of()), name).text());
  }
}
