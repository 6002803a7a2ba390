package io.funnelstreams.app.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which notifications file. */
final class NotificationsOption {
  @Option(
      names = "--notifications",
      paramLabel = "FILE",
      description = "Who is notified of alerts (default: notifications.yaml).")
  private Optional<String> file = Optional.empty();

  /** Settings with this one. */
  Map<String, String> with(Map<String, String> settings) {
    var all = new HashMap<>(settings);
    file.ifPresent(name -> all.put("notifications.file", name));
    return all;
  }
}
