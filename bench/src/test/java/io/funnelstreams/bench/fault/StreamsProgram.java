package io.funnelstreams.bench.fault;

import io.funnelstreams.app.logging.LogFile;
import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.streams.FunnelStreams;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The main class of a process that is only the Kafka Streams application. It ends with its parent.
 */
final class StreamsProgram {
  private StreamsProgram() {}

  /** Runs it: the broker's address, the registry's, the state directory. */
  public static void main(String[] args) throws InterruptedException {
    LogFile.alsoToConsole();
    var watch = new Thread(StreamsProgram::endWithParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    var settings = LocalCluster.streams(args[0], args[1], Path.of(args[2]));
    try (var streams = FunnelStreams.start(SalesPlan.PLAN, settings)) {
      streams.awaitEnd();
      streams.failure().ifPresent(Throwable::printStackTrace);
    }
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // No process writes to this input; only its end matters.
      }
    } catch (IOException e) {
      // A broken pipe is an end too.
    }
    Runtime.getRuntime().halt(0);
  }
}
