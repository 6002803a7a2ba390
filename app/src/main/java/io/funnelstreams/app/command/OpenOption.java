package io.funnelstreams.app.command;

import io.funnelstreams.app.terminal.WebBrowser;
import java.io.PrintStream;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether the page is opened. */
final class OpenOption {
  @Option(names = "--open", description = "Open the page in the browser.")
  private boolean open;

  /** Says where the page is, and opens it where that is asked for and can be done. */
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
