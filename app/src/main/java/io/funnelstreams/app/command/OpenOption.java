package io.funnelstreams.app.command;

import io.funnelstreams.app.terminal.WebBrowser;
import java.io.PrintStream;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether the command opens the page. */
final class OpenOption {
  @Option(names = "--open", description = "Open the page in the browser.")
  private boolean open;

  /**
   * Prints the page's address, and opens the page where the user asks for it and a browser is
   * available.
   */
  void show(Optional<String> page, PrintStream out) {
    page.ifPresent(
        address -> {
          out.printf("Page      %s%n", address);
          out.flush();
          if (open && !WebBrowser.open(address)) {
            out.printf("          No browser could be opened here.%n");
          }
        });
  }
}
