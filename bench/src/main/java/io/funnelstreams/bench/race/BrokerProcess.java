package io.funnelstreams.bench.race;

import io.funnelstreams.app.embedded.EmbeddedPlatform;
import io.funnelstreams.app.embedded.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Broker and registry in a process of their own, so that what they cost is not the contestants'.
 */
final class BrokerProcess implements AutoCloseable {
  private final Process process;
  private final String bootstrapServers;
  private final String registryUrl;

  private BrokerProcess(Process process, String bootstrapServers, String registryUrl) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
    this.registryUrl = registryUrl;
  }

  static BrokerProcess start(Path folder) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-Xmx1g",
                    "-cp",
                    System.getProperty("java.class.path"),
                    BrokerProcess.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new BrokerProcess(process, lines.readLine(), lines.readLine());
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  String registryUrl() {
    return registryUrl;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }

  /** Runs until its standard input ends. */
  public static void main(String[] args) throws IOException {
    try (var platform = EmbeddedPlatform.start(Path.of(args[0]), Ports.FREE)) {
      System.out.println(platform.bootstrapServers());
      System.out.println(platform.registryUrl());
      while (System.in.read() >= 0) {
        // The parent sends nothing; it only ends.
      }
    }
  }
}
