package io.funnelstreams.app.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How many requests a running gateway has refused, by source, from its metrics. */
final class RefusedRequests {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Pattern LINE =
      Pattern.compile(
          "funnel_gateway_refused_total\\{reason=\"(?<reason>(?:[^\"\\\\]|\\\\.)*)\","
              + "source=\"(?<source>[^\"]*)\",status=\"(?<status>\\d+)\"} (?<count>[0-9.E]+)");

  private final Map<String, List<String>> bySource;

  private RefusedRequests(Map<String, List<String>> bySource) {
    this.bySource = bySource;
  }

  /** Asks the gateway whose metrics are shown there; nothing is counted where none answers. */
  static RefusedRequests ofGatewayAt(InetSocketAddress address) {
    if (address.getPort() == 0) {
      return new RefusedRequests(Map.of());
    }
    var metrics =
        URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/metrics");
    try {
      var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      var asked = HttpRequest.newBuilder(metrics).timeout(PATIENCE).build();
      return read(client.send(asked, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      return new RefusedRequests(Map.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new RefusedRequests(Map.of());
    }
  }

  /** Reads metrics in Prometheus' text format. */
  static RefusedRequests read(String metrics) {
    var bySource = new HashMap<String, List<String>>();
    LINE.matcher(metrics)
        .results()
        .forEach(
            line ->
                bySource
                    .computeIfAbsent(line.group(2), any -> new ArrayList<>())
                    .add(
                        Math.round(Double.parseDouble(line.group(4)))
                            + " x "
                            + line.group(3)
                            + " "
                            + line.group(1)));
    return new RefusedRequests(bySource);
  }

  /** The numbers of a source, by status and reason; empty text where there are none. */
  String of(String source) {
    return String.join("; ", bySource.getOrDefault(source, List.of()));
  }
}
