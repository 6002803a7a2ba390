package io.funnelstreams.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.ingest.publish.BusyException;
import io.funnelstreams.ingest.publish.PublishException;
import io.funnelstreams.ingest.publish.TooLargeException;
import io.funnelstreams.ingest.source.EventFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private static final int MOST_BYTES = 10_000;
  private static final String KEY = "Bearer 5e4c";
  private static final String EVENT =
      """
      {"family": "lead", "type": "created", "source": "shop", "event_id": "%s",
       "party": "p1", "occurred_at": "2026-03-01T10:00:00Z"}
      """;

  private final KeptRequests kept = new KeptRequests();
  private final AtomicBoolean ready = new AtomicBoolean(true);
  private final HttpClient client = HttpClient.newHttpClient();
  private StartedGateway gateway;

  @BeforeEach
  void start() {
    gateway = start(0);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private StartedGateway start(int rate) {
    var settings =
        new GatewaySettings(
            "127.0.0.1",
            0,
            Optional.empty(),
            MOST_BYTES,
            rate,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Optional.empty());
    Credentials credentials =
        (request, now) ->
            request.header("Authorization").filter(KEY::equals).isPresent()
                ? Optional.empty()
                : Optional.of("the key is wrong");
    return StartedGateway.start(
        settings,
        Map.of(
            EventIntake.path(EventFormat.NATIVE), new EventIntake(EventFormat.NATIVE, credentials)),
        kept,
        ready::get);
  }

  @Test
  void anEventIsTakenAndAnswered() throws Exception {
    var answer = post(EVENT.formatted("e1"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"accepted\":1,\"rejected\":0,\"results\":[{\"status\":\"accepted\"}]}");
    assertThat(kept.events).hasSize(1);
  }

  @Test
  void aWrongKeyIsRefusedAndNothingIsKept() throws Exception {
    var answer = send(request().POST(BodyPublishers.ofString(EVENT)));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":\"not authenticated\",\"what_to_do\":\"the gateway's log says why\"}");
    assertThat(kept.events).isEmpty();
    assertThat(gateway.metrics())
        .contains("funnel_gateway_refused_total")
        .contains("reason=\"the key is wrong\"");
  }

  @Test
  void garbageOfManyConnectionsKeepsOutNoHonestCaller() throws Exception {
    var garbage = new ArrayList<RawCall>();
    try {
      for (int i = 0; i < 200; i++) {
        garbage.add(new RawCall(gateway.port()));
        garbage
            .get(i)
            .head("POST /v1/events HTTP/1.1", "Host: h", "Content-Length: " + MOST_BYTES)
            .write("x".repeat(MOST_BYTES - 1));
      }
      assertThat(post(EVENT.formatted("e1")).statusCode()).isEqualTo(200);
    } finally {
      for (var call : garbage) {
        call.close();
      }
    }
  }

  @Test
  void gzipIsUnpacked() throws Exception {
    var packed = gzip(EVENT.formatted("e1").getBytes(StandardCharsets.UTF_8));

    assertThat(send(zipped(packed)).statusCode()).isEqualTo(200);
    assertThat(kept.events).hasSize(1);
  }

  @Test
  void aSmallBodyThatUnpacksToAFloodIsRefused() throws Exception {
    var bomb = gzip(new byte[5_000_000]);

    assertThat(bomb).hasSizeLessThan(MOST_BYTES);
    assertThat(send(zipped(bomb)).statusCode()).isEqualTo(413);
  }

  @Test
  void aBodyThatOnlySaysItIsGzipIsRefused() throws Exception {
    assertThat(send(zipped(new byte[] {1, 2, 3})).statusCode()).isEqualTo(400);
  }

  @Test
  void anUnknownEncodingIsRefused() throws Exception {
    var body = BodyPublishers.ofString(EVENT.formatted("e1"));
    var answer = send(authenticated().header("Content-Encoding", "br").POST(body));

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void aWrongTypeOfContentIsRefused() throws Exception {
    var answer =
        send(
            request()
                .header("Authorization", KEY)
                .header("Content-Type", "text/html")
                .POST(BodyPublishers.ofString("<p>")));

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void anUnknownPathAndMethodAreRefused() throws Exception {
    var nowhere = HttpRequest.newBuilder(URI.create(gateway.address() + "/v1/sources/none"));
    var wrong = send(authenticated().PUT(BodyPublishers.ofString("{}")));

    assertThat(send(nowhere.GET()).statusCode()).isEqualTo(404);
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void moreThanTheRateIsToldWhenToComeAgain() throws Exception {
    try (var slow = start(1)) {
      var events = URI.create(slow.address() + EventIntake.path(EventFormat.NATIVE));
      var post = json(HttpRequest.newBuilder(events)).POST(BodyPublishers.ofString("{}"));

      assertThat(send(post).statusCode()).isEqualTo(422);
      var refused = send(post);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    }
  }

  @Test
  void anErrorCostsNoMemoryForLater() throws Exception {
    kept.acknowledgement.set(
        () -> {
          throw new StackOverflowError("as asked");
        });

    assertThat(post(EVENT.formatted("e1")).statusCode()).isEqualTo(500);
    assertThat(get("/metrics").body()).contains("funnel_gateway_buffered_body_bytes 0.0");
  }

  @Test
  void whatIsNotAcknowledgedInTimeIsToBeSentAgain() throws Exception {
    kept.acknowledgement.set(CompletableFuture::new);

    var answer = post(EVENT.formatted("e1"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void failuresOfPublishingAreToldApart() throws Exception {
    assertThat(answerTo(new BusyException("full", null))).isEqualTo(503);
    assertThat(answerTo(new PublishException("down", null))).isEqualTo(503);
    assertThat(answerTo(new TooLargeException("large", null))).isEqualTo(413);
  }

  private int answerTo(PublishException failure) throws Exception {
    kept.acknowledgement.set(() -> CompletableFuture.failedFuture(failure));
    return post(EVENT.formatted("e1")).statusCode();
  }

  @Test
  void healthSaysWhetherTheBrokersAnswer() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    ready.set(false);
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void whoCanSendEventsSeesNeitherHealthNorMetrics() throws Exception {
    for (var path : List.of("/health/live", "/health/ready", "/metrics")) {
      var asked = HttpRequest.newBuilder(URI.create(gateway.address() + path)).GET();
      assertThat(send(asked).statusCode()).isEqualTo(404);
    }
    assertThat(gateway.operationsAddress()).startsWith("http://127.0.0.1:");
    assertThat(get("/v1/events").statusCode()).isEqualTo(404);
  }

  @Test
  void metricsCountWhatWasTakenAndRejected() throws Exception {
    post("[%s, {}]".formatted(EVENT.formatted("e1")));

    assertThat(get("/metrics").body())
        .contains("funnel_gateway_events_total{source=\"native\"} 1.0")
        .contains("funnel_gateway_rejected_total{reason=\"unmappable\",source=\"native\"} 1.0")
        .contains("funnel_gateway_ack_duration_seconds_count 1");
  }

  @Test
  void whatHasBegunIsAnsweredBeforeTheGatewayStops() throws Exception {
    var acknowledged = new CompletableFuture<Void>();
    var sent = new CountDownLatch(1);
    kept.acknowledgement.set(
        () -> {
          sent.countDown();
          return acknowledged;
        });
    var answer =
        client.sendAsync(
            authenticated().POST(BodyPublishers.ofString(EVENT.formatted("e1"))).build(),
            BodyHandlers.ofString());
    sent.await();
    int port = gateway.port();
    var stopped = CompletableFuture.runAsync(gateway::close);
    awaitClosed(port);
    assertThat(stopped).isNotDone();

    acknowledged.complete(null);

    assertThat(answer.get().statusCode()).isEqualTo(200);
    stopped.get();
  }

  private static void awaitClosed(int port) throws InterruptedException {
    while (true) {
      try {
        new RawCall(port).close();
        Thread.sleep(10);
      } catch (IOException e) {
        return;
      }
    }
  }

  private HttpResponse<String> post(String body) throws Exception {
    return send(authenticated().POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder zipped(byte[] body) {
    return authenticated()
        .header("Content-Encoding", "gzip")
        .POST(BodyPublishers.ofByteArray(body));
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(
        URI.create(gateway.address() + EventIntake.path(EventFormat.NATIVE)));
  }

  private HttpRequest.Builder authenticated() {
    return json(request());
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request) {
    return request.header("Authorization", KEY).header("Content-Type", "application/json");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(gateway.operationsAddress() + path)).GET());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
