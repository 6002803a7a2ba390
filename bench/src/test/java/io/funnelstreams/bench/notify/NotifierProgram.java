package io.funnelstreams.bench.notify;

import io.funnelstreams.app.logging.LogFile;
import io.funnelstreams.serve.notify.delivery.Notifier;
import io.funnelstreams.serve.notify.setup.NotificationsYaml;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The main class of a process that only notifies. It ends with its parent. */
final class NotifierProgram {
  /** As short as a broker allows: others wait this long for one that was killed. */
  private static final int SESSION_MS = 6_000;

  private static final int HEARTBEAT_MS = 200;

  private NotifierProgram() {}

  /** Runs it: the broker's address, the registry's, the notifications file, its name. */
  public static void main(String[] args) throws IOException {
    LogFile.alsoToConsole();
    var cluster =
        Map.<String, Object>of("bootstrap.servers", args[0], "schema.registry.url", args[1]);
    var notifications = NotificationsYaml.read(Path.of(args[2]), NotifierProgram::secret);
    var notifier =
        Notifier.start(
            named(cluster, args[3]), notifications, Clock.systemUTC(), new SimpleMeterRegistry());
    while (System.in.read() >= 0) {
      // No process writes to this input; only its end matters.
    }
    notifier.close();
  }

  /** Every variable is set in the tests' environment. */
  static Optional<String> secret(String name) {
    return Optional.of("s3cret-" + name);
  }

  /**
   * What one of several notifiers is made with. Of all that are there, the work is given to the one
   * whose name comes first.
   */
  static Map<String, Object> named(Map<String, Object> clients, String name) {
    var own = new HashMap<>(clients);
    own.put("client.id", name);
    own.put("session.timeout.ms", SESSION_MS);
    own.put("heartbeat.interval.ms", HEARTBEAT_MS);
    return own;
  }
}
