package io.funnelstreams.app.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The addresses that the gateway listens on. */
final class GatewayOptions {
  @Option(
      names = "--gateway-port",
      paramLabel = "PORT",
      description = "The gateway's port; 0 takes a free one (default: 8080).")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--gateway-host",
      paramLabel = "ADDRESS",
      description = "The address the gateway listens on (default: 127.0.0.1).")
  private Optional<String> host = Optional.empty();

  Map<String, String> asSettings() {
    var settings = new HashMap<String, String>();
    port.ifPresent(value -> settings.put("gateway.port", value.toString()));
    host.ifPresent(value -> settings.put("gateway.host", value));
    return settings;
  }
}
