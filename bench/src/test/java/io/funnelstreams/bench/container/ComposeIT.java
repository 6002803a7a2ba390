package io.funnelstreams.bench.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.funnelstreams.bench.cluster.PublishedKpis;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.bench.workload.Workload;
import io.funnelstreams.bench.workload.WorkloadGenerator;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything of {@code docker-compose.yml} with its profile {@code page}, as a user starts it; of
 * public images, those that this machine has or can fetch.
 */
@ContainerTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {
  private static final int EVENTS = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String PAGE = "http://localhost:8082/";
  private static final String PROMETHEUS = "http://localhost:9090/api/v1/";
  private static final String PLAN =
      """
      name: sales
      time_zone: Europe/Berlin
      currency: EUR
      segments:
        breakdowns: [[region], [owner]]
      """;

  /** The addresses that the file publishes on the loopback address. */
  private static final Map<String, Object> CLIENTS =
      Map.of(
          "bootstrap.servers",
          "localhost:19092,localhost:29092,localhost:39092",
          "schema.registry.url",
          "http://localhost:8081/apis/ccompat/v7");

  @TempDir private static Path folder;

  private static List<String> services;
  private static Compose.Running system;

  private final List<Event> events =
      WorkloadGenerator.deliveries(Workload.year(11, 2_000, EVENTS)).toList();

  /** The start ends when every part says that it is healthy. */
  @BeforeAll
  static void start() throws IOException {
    var plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    services =
        ComposeFile.read().services().stream()
            .filter(service -> service.image().map(EngineAnswers::hasImage).orElse(true))
            .map(ComposeFile.Service::name)
            .toList();
    system = Compose.installed().orElseThrow().start(plan, services);
  }

  @AfterAll
  static void stop() {
    if (system != null) {
      system.close();
    }
  }

  @Test
  @Order(1)
  void aBrokerThatIsLostTakesNoEventAlongAndNoneCountsTwice() {
    var plan = PlanYaml.parse("plan.yaml", PLAN);
    var kpis = new PublishedKpis(CLIENTS);

    try (var publisher = KafkaPublisher.connect(CLIENTS)) {
      publish(publisher, 0, EVENTS / 2);
      system.kill("broker-2");
      publish(publisher, EVENTS / 2, EVENTS);
    }
    kpis.awaitCaughtUp(PlanDefinition.versionOf(plan), () -> {});

    OracleAgreement.check(plan, events, kpis.rows());
  }

  private void publish(KafkaPublisher publisher, int from, int to) {
    events.subList(from, to).forEach(publisher::publish);
    publisher.flush();
  }

  @Test
  @Order(2)
  void showsThePageToThoseWhoHaveAToken() throws Exception {
    assertThat(get(PAGE + "api/v1/kpis", "").statusCode()).isEqualTo(401);
    assertThat(get(PAGE + "app/main.js", "look-at-my-numbers").statusCode()).isEqualTo(200);

    var leads = await(PAGE + "api/v1/kpis/leads?grain=year", ComposeIT::hasNumbers);

    assertThat(leads.path("items")).isNotEmpty();
  }

  @Test
  @Order(3)
  void takesTheEventOfTheHeader() throws Exception {
    var header = ComposeFile.read().header();
    var body = header.substring(header.indexOf("'{") + 1, header.indexOf("}'") + 1);
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:8080/v1/events"))
            .header("Authorization", "Bearer a-key-of-your-own")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();

    assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    await(
        PAGE + "api/v1/sources",
        sources ->
            Stream.of(sources.path("items")).anyMatch(all -> all.toString().contains("\"shop\"")));
  }

  @Test
  @Order(4)
  void letsPrometheusScrapeEveryPartAndLoadTheRules() throws Exception {
    assumeTrue(services.contains("prometheus"), "there is no image of Prometheus");

    var targets = await(PROMETHEUS + "targets?state=active", ComposeIT::areUp);
    var rules = await(PROMETHEUS + "rules", ComposeIT::areEvaluated);
    var alertmanagers = get(PROMETHEUS + "alertmanagers", "").body();

    assertThat(targets.path("data").path("activeTargets")).hasSize(5);
    assertThat(rules.path("data").path("groups").path(0).path("rules")).hasSize(8);
    assertThat(alertmanagers).contains("http://alertmanager:9093/");
  }

  @Test
  @Order(5)
  void provisionsTheDashboardsOfGrafana() throws Exception {
    assumeTrue(services.contains("grafana"), "there is no image of Grafana");

    await(
        "http://localhost:3000/api/search?type=dash-db",
        found -> found.isArray() && found.size() == 2);
  }

  private static boolean hasNumbers(JsonNode series) {
    return !series.path("items").isEmpty();
  }

  private static boolean areUp(JsonNode answer) {
    return all(answer.path("data").path("activeTargets"), "up");
  }

  private static boolean areEvaluated(JsonNode answer) {
    return all(answer.path("data").path("groups").path(0).path("rules"), "ok");
  }

  private static boolean all(JsonNode items, String health) {
    for (var item : items) {
      if (!item.path("health").asText().equals(health)) {
        return false;
      }
    }
    return !items.isEmpty();
  }

  /** Asks, as a viewer of the page, until the answer is as it is to be. */
  private static JsonNode await(String url, Predicate<JsonNode> done)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var answer = get(url, "look-at-my-numbers");
      var document = answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.nullNode();
      if (done.test(document)) {
        return document;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(url + " answers " + answer.statusCode() + ": " + answer.body());
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  private static HttpResponse<String> get(String url, String token)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
