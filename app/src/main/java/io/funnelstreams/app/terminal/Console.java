package io.funnelstreams.app.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The outputs of a command and its environment.
 *
 * @param out for results, which another program may read
 * @param err for all other messages
 * @param outIsTerminal whether {@code out} is a terminal
 * @param errIsTerminal whether {@code err} is a terminal
 * @param environment the process's variables
 */
public record Console(
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Map<String, String> environment) {
  /** Set by the launcher, which can ask the shell: {@code out}, {@code err} or both. */
  private static final String TERMINALS = "funnel.terminal";

  public Console {
    environment = Map.copyOf(environment);
  }

  /** The console of this process. */
  public static Console ofProcess() {
    var terminals = System.getProperty(TERMINALS, "");
    return new Console(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        terminals.contains("out"),
        terminals.contains("err"),
        System.getenv());
  }

  /** Results are UTF-8 in every locale: a file made today is read elsewhere tomorrow. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(stream)), true, StandardCharsets.UTF_8);
  }

  /** Whether {@code out} shows colours: on a terminal, unless NO_COLOR or TERM forbid it. */
  public boolean outHasColours() {
    return outIsTerminal && coloursAllowed();
  }

  /** As {@link #outHasColours}, for {@code err}. */
  public boolean errHasColours() {
    return errIsTerminal && coloursAllowed();
  }

  private boolean coloursAllowed() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
