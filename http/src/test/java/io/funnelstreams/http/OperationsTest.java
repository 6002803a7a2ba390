package io.funnelstreams.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OperationsTest {
  /** A machine at its limits takes seconds to see a client's connection close. */
  private static final Duration DRAIN_WITHIN = Duration.ofSeconds(30);

  private final InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @Test
  void showsMetricsInPrometheusTextForm() throws Exception {
    try (var server = started()) {
      server.metrics().counter("funnel.notifications.delivered", "receiver", "chat").increment();

      var answer = send(server, "/metrics", "GET");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      assertThat(answer.body())
          .contains("funnel_notifications_delivered_total{receiver=\"chat\"} 1.0");
    }
  }

  @Test
  void measuresTheMachineAndRequestsWhateverTheirMethod() throws Exception {
    try (var server = started()) {
      var refused = send(server, "/metrics", "NO_SUCH_METHOD");
      var shown = send(server, "/metrics", "GET").body();

      assertThat(refused.statusCode()).isEqualTo(405);
      assertThat(shown)
          .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads", "process_cpu_usage")
          .contains("jvm_gc_", "jetty_threads_busy")
          .contains("method=\"OTHER\",outcome=\"CLIENT_ERROR\",status=\"405\"")
          .doesNotContain("NO_SUCH_METHOD");
    }
  }

  @Test
  void answersNothingElse() throws Exception {
    try (var server = started()) {
      assertThat(send(server, "/metrics/more", "GET").statusCode()).isEqualTo(404);
      var posted = send(server, "/metrics", "POST");
      assertThat(posted.statusCode()).isEqualTo(405);
      assertThat(posted.headers().firstValue("Allow")).contains("GET");
    }
  }

  @Test
  void isReadyOnceEveryCheckHolds() throws Exception {
    try (var server = started()) {
      var brokers = new AtomicBoolean();
      server.readyWhen(new ReadinessCheck(() -> true, "never", "nothing"));
      server.readyWhen(new ReadinessCheck(brokers::get, "Kafka does not answer", "look there"));

      var before = send(server, "/health/ready", "GET");
      brokers.set(true);

      assertThat(before.statusCode()).isEqualTo(503);
      assertThat(before.body()).contains("Kafka does not answer", "look there");
      assertThat(before.headers().firstValue("Retry-After")).isPresent();
      assertThat(send(server, "/health/ready", "GET").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void namesAnAddressInUseWithItsSetting() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort());
      var server = HttpServer.create(Duration.ofSeconds(1));

      assertThatThrownBy(() -> server.showOperations(address))
          .isInstanceOf(HttpServerException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("metrics.address");
    }
  }

  private HttpServer started() {
    var server = HttpServer.create(DRAIN_WITHIN);
    server.showOperations(free);
    server.start();
    return server;
  }

  private static HttpResponse<String> send(HttpServer server, String path, String method)
      throws Exception {
    var address = server.operationsAddress().orElseThrow() + path;
    var request =
        HttpRequest.newBuilder(URI.create(address)).method(method, BodyPublishers.noBody()).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
