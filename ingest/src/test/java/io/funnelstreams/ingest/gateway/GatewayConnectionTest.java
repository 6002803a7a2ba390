package io.funnelstreams.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.ingest.source.EventFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Behaviour of callers on a connection that a normal client never shows. */
class GatewayConnectionTest {
  private static final String POST = "POST /v1/events HTTP/1.1";
  private static final String HOST = "Host: h";
  private static final String JSON = "Content-Type: application/json";

  private final KeptRequests kept = new KeptRequests();
  private StartedGateway gateway;

  @BeforeEach
  void start() {
    var settings =
        new GatewaySettings(
            "127.0.0.1",
            0,
            Optional.empty(),
            10_000,
            0,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Optional.empty());
    var intake = new EventIntake(EventFormat.NATIVE, (request, now) -> Optional.empty());
    gateway =
        StartedGateway.start(
            settings, Map.of(EventIntake.path(EventFormat.NATIVE), intake), kept, () -> true);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aBodyThatIsAnnouncedTooLargeIsRefusedBeforeItComes() throws Exception {
    try (var call = new RawCall(gateway.port())) {
      call.head(POST, HOST, JSON, "Expect: 100-continue", "Content-Length: 10001");
      assertThat(call.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void aChunkedBodyIsRefusedAsSoonAsItIsTooLarge() throws Exception {
    try (var call = new RawCall(gateway.port())) {
      call.head(POST, HOST, JSON, "Transfer-Encoding: chunked");
      call.write("2000\r\n" + "x".repeat(0x2000) + "\r\n");
      call.write("2000\r\n" + "x".repeat(0x2000) + "\r\n");
      assertThat(call.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 413");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST /v1/events HTTP/1.1, Content-Type: text/html, 415",
    "PUT /v1/events HTTP/1.1, Content-Type: application/json, 405",
    "POST /v1/nowhere HTTP/1.1, Content-Type: application/json, 404"
  })
  void whoIsRefusedIsHeardOutAndMayGoOn(String line, String type, int status) throws Exception {
    try (var call = new RawCall(gateway.port())) {
      call.head(line, HOST, type, "Content-Length: 4");
      call.awaitNoAnswer(Duration.ofMillis(100));
      call.write("{}{}");
      assertThat(call.readUntil("\r\n\r\n"))
          .startsWith("HTTP/1.1 " + status)
          .doesNotContain("Connection: close");
      call.head("GET /v1/nowhere HTTP/1.1", HOST, "Connection: close");
      assertThat(call.readToEnd()).contains("HTTP/1.1 404");
    }
  }

  @Test
  void aRequestWithoutLengthIsRefused() throws Exception {
    try (var call = new RawCall(gateway.port())) {
      call.head(POST, HOST, JSON, "Connection: close");
      assertThat(call.readToEnd()).startsWith("HTTP/1.1 411");
    }
  }

  @Test
  void headersThatAreTooLongAreRefused() throws Exception {
    try (var call = new RawCall(gateway.port())) {
      call.head(POST, HOST, "X: " + "x".repeat(20_000));
      assertThat(call.readToEnd()).startsWith("HTTP/1.1 431").contains("what_to_do");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /v1/events HTTP/1.1|Host: h|Content-Length: 5|Content-Length: 6",
        "POST /v1/events HTTP/1.1|Host: h|Content-Length: 5|Transfer-Encoding: chunked||0",
        "POST /v1/events HTTP/1.1|Host: h|X-A: b\rSet-Cookie: evil=1",
        "POST /v1/events%0d%0aSet-Cookie:evil=1 HTTP/1.1|Host: h|Connection: close",
        "POST /v1/events HTTP/1.1|Host: h|Content-Length: -1",
        "GARBAGE"
      })
  void aRequestThatSmugglesIsRefusedAndNothingOfItIsRepeated(String lines) throws Exception {
    try (var call = new RawCall(gateway.port())) {
      var answer = call.head(lines.split("[|]", -1)).readToEnd();

      assertThat(answer).containsPattern("^HTTP/1.1 4\\d\\d").doesNotContain("evil");
    }
    assertThat(kept.events).isEmpty();
  }

  @Test
  void aCallerThatWritesAByteNowAndThenIsHungUpOn() throws Exception {
    try (var call = new RawCall(gateway.port());
        var body = new RawCall(gateway.port())) {
      call.write(POST + "\r\n");
      body.head(POST, HOST, JSON, "Content-Length: 9000");
      long begin = System.nanoTime();

      assertThat(dribble(call)).isTrue();
      assertThat(dribble(body)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void anErrorOverABodyThatCameLaterIsAnsweredToo() throws Exception {
    kept.acknowledgement.set(
        () -> {
          throw new StackOverflowError("as asked");
        });
    var body =
        """
        {"family": "lead", "type": "created", "source": "shop", "event_id": "e1", "party": "p1",
         "occurred_at": "2026-03-01T10:00:00Z"}
        """;
    try (var call = new RawCall(gateway.port())) {
      call.head(POST, HOST, JSON, "Content-Length: " + body.length());
      call.awaitNoAnswer(Duration.ofMillis(100));
      call.write(body);

      assertThat(call.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 500");
    }
  }

  /** Writes a byte every tenth of a second; true when the other side has hung up. */
  private static boolean dribble(RawCall call) throws InterruptedException {
    for (int i = 0; i < 80; i++) {
      try {
        call.write("x");
      } catch (IOException e) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }
}
