package io.funnelstreams.bench.fault;

import io.funnelstreams.bench.cluster.LocalCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The stream part in a process of its own. */
final class StreamsProcess {
  private final Process process;
  private final Path log;

  private StreamsProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param log where its output is appended
   */
  static StreamsProcess start(LocalCluster cluster, Path stateDirectory, Path log)
      throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-Xmx256m",
            // It never lives long enough for the second compiler.
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            StreamsProgram.class.getName(),
            cluster.bootstrapServers(),
            cluster.registryUrl(),
            stateDirectory.toString());
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new StreamsProcess(process, log);
  }

  /** Ends it as kill -9 does: with SIGKILL, which no program sees coming. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Fails where it has ended by itself. */
  void checkAlive() {
    if (!process.isAlive()) {
      throw new AssertionError(
          "the stream part ended with %d; its log is %s".formatted(process.exitValue(), log));
    }
  }
}
