package io.funnelstreams.bench.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of FunnelStreams in a process of its own, which can be killed. */
public final class JavaProcess {
  private final Process process;
  private final Path log;

  private JavaProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param program has the main method; it is to end with its standard input
   * @param log where its output is appended
   */
  public static JavaProcess start(Class<?> program, Path log, String... arguments)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // It never lives long enough for the second compiler.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new JavaProcess(process, log);
  }

  /** Ends it as kill -9 does: with SIGKILL, which no program sees coming. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Fails where it has ended by itself. */
  public void checkAlive() {
    if (!process.isAlive()) {
      throw new AssertionError(
          "the process ended with %d; its log is %s".formatted(process.exitValue(), log));
    }
  }
}
