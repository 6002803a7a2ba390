package io.funnelstreams.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.app.FunnelException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private final InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @Test
  void figuresAreShownInPrometheusTextForm() throws Exception {
    try (var page = MetricsPage.open(free)) {
      page.registry().counter("funnel.notify.delivered", "receiver", "chat").increment();

      var answer = send(page.address(), "GET");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      assertThat(answer.body()).contains("funnel_notify_delivered_total{receiver=\"chat\"} 1.0");
    }
  }

  @Test
  void nothingElseIsAnswered() throws Exception {
    try (var page = MetricsPage.open(free)) {
      assertThat(send(page.address() + "/more", "GET").statusCode()).isEqualTo(404);
      assertThat(send(page.address(), "POST").statusCode()).isEqualTo(405);
    }
  }

  @Test
  void anAddressThatIsInUseIsNamedWithTheSetting() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort());

      assertThatThrownBy(() -> MetricsPage.open(address))
          .isInstanceOf(FunnelException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("metrics.address");
    }
  }

  private static HttpResponse<String> send(String address, String method) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address)).method(method, BodyPublishers.noBody()).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
