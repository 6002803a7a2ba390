package io.funnelstreams.bench.race;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The process of a contestant, which lives for all of its laps. */
final class PeerProcess implements AutoCloseable {
  private final String contestant;
  private final Process process;
  private final BufferedReader answers;
  private final PrintStream commands;

  private PeerProcess(String contestant, Process process) {
    this.contestant = contestant;
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  static PeerProcess start(String contestant, BrokerProcess broker, Path folder)
      throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-Xmx1500m",
            "-cp",
            System.getProperty("java.class.path"),
            RaceWorker.class.getName(),
            contestant,
            broker.bootstrapServers(),
            broker.registryUrl(),
            folder.resolve(contestant).toString());
    return new PeerProcess(
        contestant,
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Starts a lap with a fresh group. */
  void begin(String group) throws IOException {
    say(group, "started");
  }

  /** Ends the lap. */
  void end() throws IOException {
    say("", "stopped");
  }

  private void say(String command, String expected) throws IOException {
    commands.println(command);
    var answer = answers.readLine();
    if (answer == null || !answer.startsWith(expected)) {
      throw new IllegalStateException(contestant + " answered " + answer + ", not " + expected);
    }
  }

  /** What the process has worked so far, with all of its threads. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  @Override
  public void close() {
    commands.close();
    process.onExit().join();
  }
}
