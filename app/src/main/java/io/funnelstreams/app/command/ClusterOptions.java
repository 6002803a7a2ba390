package io.funnelstreams.app.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The addresses of the running system. */
final class ClusterOptions {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka brokers to begin with (default: localhost:9092).")
  private Optional<String> bootstrapServers = Optional.empty();

  @Option(
      names = "--schema-registry-url",
      paramLabel = "URL",
      description = "The schema registry (default: that of 'funnel up' on this machine).")
  private Optional<String> registryUrl = Optional.empty();

  boolean namesBroker() {
    return bootstrapServers.isPresent();
  }

  Map<String, String> asSettings() {
    var settings = new HashMap<String, String>();
    bootstrapServers.ifPresent(value -> settings.put("bootstrap.servers", value));
    registryUrl.ifPresent(value -> settings.put("schema.registry.url", value));
    return settings;
  }
}
