package io.funnelstreams.app.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The ports of the embedded broker and registry. */
final class EmbeddedOptions {
  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      description = "The embedded broker's port; 0 takes a free one.")
  private Optional<Integer> brokerPort = Optional.empty();

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      description = "The embedded schema registry's port; 0 takes a free one.")
  private Optional<Integer> registryPort = Optional.empty();

  boolean namesPort() {
    return brokerPort.isPresent() || registryPort.isPresent();
  }

  Map<String, String> asSettings() {
    var settings = new HashMap<String, String>();
    brokerPort.ifPresent(value -> settings.put("broker.port", value.toString()));
    registryPort.ifPresent(value -> settings.put("registry.port", value.toString()));
    return settings;
  }
}
