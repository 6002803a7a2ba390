package io.funnelstreams.app.command;

import io.funnelstreams.app.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The output and the exit code of a command. */
record Spoken(int exitCode, String out, String err) {
  static Spoken by(String... arguments) {
    return in(Map.of(), arguments);
  }

  static Spoken in(Map<String, String> environment, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console = new Console(stream(out), stream(err), false, false, environment);
    int code = Funnel.run(console, arguments);
    console.out().flush();
    console.err().flush();
    return new Spoken(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Whether the error is one message for a user, without a stack trace. */
  boolean isOneMessage() {
    return err.split("funnel: ", -1).length == 2
        && !err.contains("\tat ")
        && !err.contains("Exception");
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }
}
