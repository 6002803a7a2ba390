package io.funnelstreams.bench.topic;

import io.funnelstreams.bench.cluster.LocalCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A reader of topics in a process of its own. */
final class TopicProcess {
  private static final Path LOG = Path.of("target", "topic-readers.log");

  private final Process process;

  private TopicProcess(Process process) {
    this.process = process;
  }

  static TopicProcess start(LocalCluster cluster, Path sources) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            // It never lives long enough for the second compiler.
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            TopicProgram.class.getName(),
            cluster.bootstrapServers(),
            cluster.registryUrl(),
            sources.toString());
    return new TopicProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
            .start());
  }

  /** Ends it as kill -9 does: with SIGKILL, which no program sees coming. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Fails where it has ended by itself. */
  void checkAlive() {
    if (!process.isAlive()) {
      throw new AssertionError(
          "the reader ended with %d; its log is %s".formatted(process.exitValue(), LOG));
    }
  }
}
