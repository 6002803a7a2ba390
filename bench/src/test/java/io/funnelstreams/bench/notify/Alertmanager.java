package io.funnelstreams.bench.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A real Alertmanager on the loopback address, whose one receiver is a test's. */
final class Alertmanager implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private Alertmanager(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The program, as Debian's package or Prometheus' own archive call it. */
  static Optional<Path> program() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(Path::of)
        .flatMap(
            folder ->
                List.of("prometheus-alertmanager", "alertmanager").stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts one that groups by KPI and notifies a webhook of a group one second after the group has
   * changed.
   */
  static Alertmanager start(Path program, Path folder, String webhook) throws IOException {
    var config = folder.resolve("alertmanager.yml");
    Files.writeString(
        config,
        """
        route:
          receiver: test
          group_by: [kpi]
          group_wait: 1s
          group_interval: 1s
          repeat_interval: 1h
        receivers:
          - name: test
            webhook_configs: [{url: '%s', send_resolved: true}]
        """
            .formatted(webhook));
    int port = freePort();
    var process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + config,
                "--storage.path=" + folder.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .start();
    awaitListening(process);
    return new Alertmanager(process, port);
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /**
   * It logs that it listens. Its later output is read as well, or it would block on a full pipe.
   */
  private static void awaitListening(Process process) throws IOException {
    BufferedReader log = process.inputReader();
    var said = new StringBuilder();
    for (var line = log.readLine(); line != null; line = log.readLine()) {
      said.append(line).append('\n');
      if (line.contains("Listening on")) {
        var drain = new Thread(() -> log.lines().forEach(more -> {}), "alertmanager's log");
        drain.setDaemon(true);
        drain.start();
        return;
      }
    }
    throw new IllegalStateException("Alertmanager did not start:\n" + said);
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** NoDataWindows alerts on a KPI for an hour. */
  void silence(String kpi) throws Exception {
    var now = Instant.now();
    var body =
        """
        {"matchers": [{"name": "kpi", "value": "%s", "isRegex": false}],
         "startsAt": "%s", "endsAt": "%s", "createdBy": "a test", "comment": "known"}
        """
            .formatted(kpi, now, now.plusSeconds(3600));
    var request =
        HttpRequest.newBuilder(URI.create(url() + "/api/v2/silences"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    int status = client.send(request.build(), BodyHandlers.ofString()).statusCode();
    if (status != 200) {
      throw new IllegalStateException("no silence: " + status);
    }
  }

  /** All alerts as it sees them. */
  JsonNode alerts() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url() + "/api/v2/alerts")).build();
    return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
