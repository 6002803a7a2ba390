package io.funnelstreams.app.terminal;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines that are shown repeatedly. On a terminal they replace the previous ones; elsewhere each
 * output is a block of its own.
 */
public final class LiveScreen {
  private static final String CLEAR_BELOW = "\u001b[J";

  private final PrintStream out;
  private final boolean inPlace;
  private int drawn;

  /**
   * A screen that has shown nothing yet.
   *
   * @param inPlace whether new lines can replace the previous ones
   */
  public LiveScreen(PrintStream out, boolean inPlace) {
    this.out = out;
    this.inPlace = inPlace;
  }

  /** Shows these lines instead of the ones before. */
  public void show(List<String> lines) {
    var text = new StringBuilder();
    if (inPlace && drawn > 0) {
      text.append("\u001b[").append(drawn).append('A').append(CLEAR_BELOW);
    }
    lines.forEach(line -> text.append(line).append(System.lineSeparator()));
    out.print(text);
    out.flush();
    drawn = lines.size();
  }
}
