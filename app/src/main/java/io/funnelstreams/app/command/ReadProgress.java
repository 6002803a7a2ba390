package io.funnelstreams.app.command;

import io.funnelstreams.app.terminal.Console;
import java.util.Locale;

/** One line on a terminal that says how many events were read. */
final class ReadProgress {
  private static final long SHOWN_EVERY = 50_000;

  private final Console console;
  private long events;

  ReadProgress(Console console) {
    this.console = console;
  }

  /** Takes how many events were read so far. */
  void read(long soFar) {
    events = soFar;
    if (console.errIsTerminal() && soFar % SHOWN_EVERY == 0) {
      console.err().printf(Locale.ROOT, "\r%,d events read …", soFar);
      console.err().flush();
    }
  }

  /** Ends the line. */
  void end() {
    if (console.errIsTerminal()) {
      console.err().printf(Locale.ROOT, "\r%,d events read.%n", events);
    }
  }
}
