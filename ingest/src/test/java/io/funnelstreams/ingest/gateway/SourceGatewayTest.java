package io.funnelstreams.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.ingest.source.SourceCatalogue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that a user's folder enables, behind a real gateway. */
class SourceGatewayTest {
  private static final String SECRET = "hub-secret";
  private static final String KEY = "Bearer shop-key";
  private static final String EVENT =
      """
      {"family": "lead", "type": "created", "source": "shop", "event_id": "%s", "party": "p1",
       "occurred_at": "2026-03-01T10:00:00Z"}
      """;
  private static final String CLOUD_EVENT =
      """
      {"specversion": "1.0", "type": "t", "id": "%s", "source": "shop", "subject": "p1",
       "time": "2026-03-01T10:00:00Z", "data": {"family": "lead", "type": "created"}}
      """;

  @TempDir Path folder;
  private final KeptRequests kept = new KeptRequests();
  private final HttpClient client = HttpClient.newHttpClient();
  private StartedGateway gateway;

  @BeforeEach
  void start() throws IOException {
    write("hubspot", "extends: hubspot\ncurrency: USD\nsecrets: [{env: HUBSPOT}]\n");
    write("native", "extends: native\nsecrets: [{env: SHOP}]\n");
    write("cloudevents", "extends: cloudevents\nsecrets: [{env: SHOP}]\n");
    write("shop", "extends: native\nsecrets: [{env: OTHER}]\n");
    write(
        "greeter",
        """
        source: greeter
        secrets: [{env: OTHER}]
        authentication: bearer
        handshake: {when: "type = 'hello'", answer: challenge}
        row_id: id
        party: id
        events:
          - {family: lead, type: created, occurred_at: at}
        """);
    writeHandshakes();
    var environment = Map.of("HUBSPOT", SECRET, "SHOP", "shop-key", "OTHER", "other-key");
    var sources = SourceCatalogue.read(folder, name -> Optional.ofNullable(environment.get(name)));
    var settings =
        new GatewaySettings(
            "127.0.0.1",
            0,
            Optional.empty(),
            10_000,
            0,
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Optional.empty());
    gateway = StartedGateway.start(settings, Intakes.of(sources), kept, () -> true);
  }

  private void writeHandshakes() throws IOException {
    write(
        "caller",
        """
        source: caller
        secrets: [{env: OTHER}]
        authentication: bearer
        handshake:
          when: event = 'url_validation'
          answer: "{'plain': token, 'hex': $hmac(token), 'base64': $hmac(token, 'base64')}"
        row_id: id
        party: id
        events:
          - {family: lead, type: created, occurred_at: at}
        """);
    write(
        "forms",
        """
        source: forms
        secrets: [{env: OTHER}]
        authentication: bearer
        handshake:
          method: GET
          when: $query.mode = 'subscribe'
          answer: $query.challenge
          authentication: [{token: {query: verify_token}}]
          secrets: [{env: SHOP}]
        row_id: id
        party: id
        events:
          - {family: lead, type: created, occurred_at: at}
        """);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("source.yaml"), text);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aSignedRequestOfHubSpotBecomesEvents() throws Exception {
    var body = Files.readString(Path.of("src/test/resources/sources/hubspot/deal-life.json"));

    assertThat(hubspot(body, SECRET).statusCode()).isEqualTo(200);
    assertThat(kept.events).extracting(Event::family).contains(Family.DEAL);
    assertThat(kept.rejects).as("its one amount that is no number").hasSize(1);
  }

  @Test
  void aRequestSignedWithAnotherSecretIsRefusedAndNotKept() throws Exception {
    assertThat(hubspot("[]", "other").statusCode()).isEqualTo(401);
    assertThat(hubspot("no json", "other").statusCode()).isEqualTo(401);
    assertThat(kept.rejects).isEmpty();
  }

  @Test
  void aRecordedRequestIsRefusedLaterAndUntilThenSaysNothingNew() throws Exception {
    var body = Files.readString(Path.of("src/test/resources/sources/hubspot/deal-life.json"));
    var recorded = hubspotRequest(body, SECRET, Instant.now());
    assertThat(send(recorded).statusCode()).isEqualTo(200);
    var once = List.copyOf(kept.events);
    assertThat(send(recorded).statusCode()).isEqualTo(200);
    assertThat(kept.events).hasSize(2 * once.size());
    assertThat(kept.events.subList(once.size(), kept.events.size()))
        .extracting(event -> event.header().key())
        .isEqualTo(once.stream().map(event -> event.header().key()).toList());

    var old = hubspotRequest(body, SECRET, Instant.now().minus(Duration.ofMinutes(6)));
    assertThat(send(old).statusCode()).isEqualTo(401);
    assertThat(kept.events).hasSize(2 * once.size());
  }

  @Test
  void aHandshakeIsAnsweredWithTheHmacOfTheSecret() throws Exception {
    var answer =
        post(
            "/v1/sources/caller",
            "Bearer other-key",
            "application/json",
            "{\"event\": \"url_validation\", \"token\": \"t1\"}");

    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("other-key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var expected = mac.doFinal("t1".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"hex\":\"" + HexFormat.of().formatHex(expected) + "\"")
        .contains("\"base64\":\"" + Base64.getEncoder().encodeToString(expected) + "\"")
        .doesNotContain("other-key");
  }

  @Test
  void aHandshakeByGetHasItsOwnTokenAndTakesNoEvents() throws Exception {
    var path = gateway.address() + "/v1/sources/forms?mode=subscribe&challenge=c42&verify_token=";
    var right = send(HttpRequest.newBuilder(URI.create(path + "shop-key")).GET());
    assertThat(right.statusCode()).isEqualTo(200);
    assertThat(right.body()).isEqualTo("c42");
    assertThat(right.headers().firstValue("content-type")).hasValue("text/plain");

    assertThat(send(HttpRequest.newBuilder(URI.create(path + "no")).GET()).statusCode())
        .isEqualTo(401);
    var none = path.replace("subscribe", "other") + "shop-key";
    assertThat(send(HttpRequest.newBuilder(URI.create(none)).GET()).statusCode()).isEqualTo(404);
    var event = "{\"id\": \"1\", \"at\": \"2026-03-01T10:00:00Z\"}";
    assertThat(
            post("/v1/sources/forms", "Bearer other-key", "application/json", event).statusCode())
        .isEqualTo(200);
    assertThat(post("/v1/sources/forms", "Bearer shop-key", "application/json", event).statusCode())
        .isEqualTo(401);
    assertThat(kept.events).hasSize(1);
  }

  @Test
  void whatASourceDoesNotDeclareIsRefusedByItsType() throws Exception {
    for (var type : List.of("application/xml", "application/x-www-form-urlencoded", "image/png")) {
      assertThat(post("/v1/sources/greeter", "Bearer other-key", type, "{}").statusCode())
          .as(type)
          .isEqualTo(415);
    }
  }

  @Test
  void whatIsNestedWithoutEndIsRefusedEverywhere() throws Exception {
    var deep = "[".repeat(9_000);

    assertThat(event(deep).statusCode()).isEqualTo(400);
    assertThat(cloud("application/cloudevents+json", deep).statusCode()).isEqualTo(400);
    assertThat(hubspot(deep, SECRET).statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyThatCannotBeReadIsKeptWithTheRejects() throws Exception {
    var answer = hubspot("[{", SECRET);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("the body cannot be read");
    assertThat(kept.rejects)
        .singleElement()
        .satisfies(reject -> assertThat(reject.raw().bytes()).asString().isEqualTo("[{"));
  }

  @Test
  void aHandshakeIsAnswered() throws Exception {
    var body = "{\"type\": \"hello\", \"challenge\": \"abc\"}";
    var answer = post("/v1/sources/greeter", "Bearer other-key", "application/json", body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("abc");
    assertThat(kept.events).isEmpty();
  }

  @Test
  void eachEventOfOurOwnInterfaceHasItsResult() throws Exception {
    assertThat(event(EVENT.formatted("e1")).statusCode()).isEqualTo(200);
    var some = event("[%s, {\"family\": \"lead\"}]".formatted(EVENT.formatted("e2")));
    assertThat(some.statusCode()).isEqualTo(207);
    assertThat(some.body()).contains("\"accepted\":1,\"rejected\":1", "\"field\":\"source\"");
    assertThat(event("{\"family\": \"laed\"}").statusCode()).isEqualTo(422);
    assertThat(event("{").statusCode()).isEqualTo(400);
    assertThat(kept.events).hasSize(2);
    assertThat(kept.rejects).as("they went back to the caller").isEmpty();
  }

  @Test
  void aKeyIsOfOneSourceOnly() throws Exception {
    var body = EVENT.formatted("e1");

    assertThat(post("/v1/events", "Bearer other-key", "application/json", body).statusCode())
        .isEqualTo(401);
    assertThat(post("/v1/sources/shop", KEY, "application/json", body).statusCode()).isEqualTo(401);
    assertThat(post("/v1/sources/shop", "Bearer other-key", "application/json", body).statusCode())
        .isEqualTo(200);
  }

  @Test
  void cloudEventsAreTakenInAllThreeModes() throws Exception {
    var one = CLOUD_EVENT.formatted("e1");
    var two = "[%s, %s]".formatted(CLOUD_EVENT.formatted("e2"), CLOUD_EVENT.formatted("e3"));
    var binary =
        request("/v1/cloudevents", KEY, "application/json")
            .header("ce-specversion", "1.0")
            .header("ce-type", "t")
            .header("ce-id", "e4")
            .header("ce-source", "shop")
            .header("ce-subject", "p1")
            .header("ce-time", "2026-03-01T10:00:00Z")
            .POST(BodyPublishers.ofString("{\"family\": \"lead\", \"type\": \"created\"}"));

    assertThat(cloud("application/cloudevents+json", one).statusCode()).isEqualTo(200);
    assertThat(cloud("application/cloudevents-batch+json", two).statusCode()).isEqualTo(200);
    assertThat(send(binary).statusCode()).isEqualTo(200);
    assertThat(kept.events)
        .extracting(event -> event.header().key().eventId())
        .containsExactly("e1", "e2", "e3", "e4");
  }

  private HttpResponse<String> event(String body) throws Exception {
    return post("/v1/events", KEY, "application/json", body);
  }

  private HttpResponse<String> cloud(String type, String body) throws Exception {
    return post("/v1/cloudevents", KEY, type, body);
  }

  private HttpResponse<String> post(String path, String key, String type, String body)
      throws Exception {
    return send(request(path, key, type).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> hubspot(String body, String secret) throws Exception {
    return send(hubspotRequest(body, secret, Instant.now()));
  }

  private HttpRequest.Builder hubspotRequest(String body, String secret, Instant at)
      throws Exception {
    var path = "/v1/sources/hubspot";
    var time = Long.toString(at.toEpochMilli());
    var signed = "POST" + gateway.address() + path + body + time;
    return request(path, "", "application/json")
        .header("X-HubSpot-Request-Timestamp", time)
        .header("X-HubSpot-Signature-v3", signature(signed, secret))
        .POST(BodyPublishers.ofString(body));
  }

  private static String signature(String text, String secret) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private HttpRequest.Builder request(String path, String key, String type) {
    var request =
        HttpRequest.newBuilder(URI.create(gateway.address() + path)).header("Content-Type", type);
    return key.isEmpty() ? request : request.header("Authorization", key);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
