package io.funnelstreams.serve.notify.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.funnelstreams.schemas.secret.Secret;
import io.funnelstreams.serve.notify.Alerts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpPostTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final AtomicReference<HttpExchange> last = new AtomicReference<>();
  private final AtomicReference<byte[]> body = new AtomicReference<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.stop(0);
  }

  @Test
  void aFailureTellsTheHostAndNeverTheAddress() {
    answer(404, "no such hook: /services/T0/B0/s3cret", Map.of());

    var failure = failure(post(LIMIT));

    assertThat(failure.kind()).isEqualTo(DeliveryException.Kind.REFUSED);
    assertThat(failure).hasMessageContaining("answered 404: no such hook").hasNoCause();
    assertThat(failure.getMessage()).doesNotContain("s3cret");
  }

  @Test
  void aServerThatIsBusySaysWhenToComeAgain() {
    answer(429, "", Map.of("Retry-After", "7"));

    var failure = failure(post(LIMIT));

    assertThat(failure.kind()).isEqualTo(DeliveryException.Kind.NOT_TAKEN);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void retryAfterMayBeADate() {
    var now = Instant.parse("2026-11-23T08:00:00Z");
    assertThat(HttpPost.wait("Mon, 23 Nov 2026 08:02:00 GMT", now)).contains(Duration.ofMinutes(2));
    assertThat(HttpPost.wait("Mon, 23 Nov 2026 07:02:00 GMT", now)).contains(Duration.ZERO);
    assertThat(HttpPost.wait("soon", now)).isEmpty();
  }

  @Test
  void aBodyThatNeverEndsIsNoAnswer() {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await(released);
        });

    var failure = failure(post(Duration.ofMillis(500)));

    assertThat(failure.kind()).isEqualTo(DeliveryException.Kind.UNANSWERED);
  }

  @Test
  void whereNobodyListensNothingWasSent() throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var nowhere = new HttpPost(client(), URI.create("http://127.0.0.1:" + port + "/x"), LIMIT);

    assertThat(failure(nowhere).kind()).isEqualTo(DeliveryException.Kind.NOT_TAKEN);
  }

  @Test
  void aRedirectionIsNotFollowed() {
    answer(302, "", Map.of("Location", "http://example.com/"));

    assertThat(failure(post(LIMIT)).kind()).isEqualTo(DeliveryException.Kind.REFUSED);
  }

  @Test
  void aWebhookIsSignedAsStandardWebhooksAre() throws Exception {
    answer(204, null, Map.of());
    var key = "0123456789abcdef01234567".getBytes(StandardCharsets.UTF_8);
    var secret = Secret.of("a test", "whsec_" + Base64.getEncoder().encodeToString(key));
    var clock = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    new WebhookReceiver(post(LIMIT), secret, clock).send(Alerts.both().get(0));

    var headers = last.get().getRequestHeaders();
    assertThat(headers.getFirst("webhook-id")).isEqualTo("drift/win-rate/2026-04-07:firing");
    assertThat(headers.getFirst("webhook-timestamp")).isEqualTo("1700000000");
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update("drift/win-rate/2026-04-07:firing.1700000000.".getBytes(StandardCharsets.UTF_8));
    var expected = Base64.getEncoder().encodeToString(mac.doFinal(body.get()));
    assertThat(headers.getFirst("webhook-signature")).isEqualTo("v1," + expected);
    assertThat(new String(body.get(), StandardCharsets.UTF_8))
        .startsWith("{\"type\":\"alert.firing\",\"timestamp\":\"2026-04-09T22:00:00Z\",\"data\":{");
  }

  private DeliveryException failure(HttpPost post) {
    return catchThrowableOfType(
        DeliveryException.class, () -> post.send("{}".getBytes(StandardCharsets.UTF_8), Map.of()));
  }

  private HttpPost post(Duration limit) {
    var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/services/T0/B0/s3cret";
    return new HttpPost(client(), URI.create(address), limit);
  }

  private static java.net.http.HttpClient client() {
    return HttpPost.client(Duration.ofSeconds(5));
  }

  private void answer(int status, String text, Map<String, String> headers) {
    server.createContext(
        "/",
        exchange -> {
          last.set(exchange);
          body.set(exchange.getRequestBody().readAllBytes());
          headers.forEach(exchange.getResponseHeaders()::add);
          var bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
