package io.funnelstreams.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.run.RunningGateway;
import io.funnelstreams.ingest.gateway.Credentials;
import io.funnelstreams.ingest.gateway.EventIntake;
import io.funnelstreams.ingest.gateway.GatewayEndpoint;
import io.funnelstreams.ingest.gateway.GatewaySettings;
import io.funnelstreams.ingest.gateway.Intakes;
import io.funnelstreams.ingest.source.EventFormat;
import io.funnelstreams.ingest.source.SourceCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayIT {
  private static final Credentials ANYBODY = (request, now) -> Optional.empty();
  private static final int PIECE_MEGABYTES = 64;
  private static final String DATA =
      """
      {"family": "deal", "type": "won", "deal_id": "d", "amount": 5, "currency": "EUR"}\
      """;

  @TempDir static Path folder;
  @TempDir static Path sources;

  private static RestartableCluster system;

  private RunningGateway gateway;
  private Caller caller;

  @BeforeAll
  static void startCluster() throws IOException {
    Files.writeString(
        Files.createDirectories(sources.resolve("open")).resolve("source.yaml"),
        """
        source: open
        authentication: none
        row_id: id
        party: id
        events: [{family: lead, type: created, occurred_at: at}]
        """);
    system = RestartableCluster.start(folder);
  }

  @AfterAll
  static void stopCluster() {
    system.close();
  }

  @BeforeEach
  void start() {
    gateway = RunningGateway.start(system.cluster(), GatewaySettings.local(0), intakes());
    caller = Caller.of(gateway.address());
  }

  private static Map<String, GatewayEndpoint> intakes() {
    var intakes = new HashMap<>(Intakes.of(SourceCatalogue.read(sources, any -> Optional.empty())));
    for (var format : EventFormat.values()) {
      intakes.put(EventIntake.path(format), new EventIntake(format, ANYBODY));
    }
    return intakes;
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void eventsThatAreAcknowledgedAreOnTheirTopic() throws Exception {
    var ids = IntStream.range(0, 1_000).mapToObj(i -> "batch-" + i).toList();

    assertThat(caller.send(ids).statusCode()).isEqualTo(200);
    assertThat(EventIds.onTopic(system.cluster())).containsAll(ids);
  }

  @Test
  void moreThanAThousandEventsAreRefusedAsAWhole() throws Exception {
    var ids = IntStream.range(0, 1_001).mapToObj(i -> "many-" + i).toList();

    assertThat(caller.send(ids).statusCode()).isEqualTo(400);
    assertThat(EventIds.onTopic(system.cluster())).doesNotContainAnyElementsOf(ids);
  }

  @Test
  void cloudEventsAreTakenInEveryMode() throws Exception {
    var structured = cloudEvent("ce-structured");

    assertThat(post("application/cloudevents+json", structured)).isEqualTo(200);
    assertThat(
            post("application/cloudevents-batch+json", "[%s]".formatted(cloudEvent("ce-batched"))))
        .isEqualTo(200);
    assertThat(binary("ce-binary")).isEqualTo(200);
    assertThat(EventIds.onTopic(system.cluster()))
        .contains("ce-structured", "ce-batched", "ce-binary");
  }

  private static String cloudEvent(String id) {
    return """
    {"specversion": "1.0", "type": "deal.won", "id": "%s", "source": "crm", "subject": "p1",
     "time": "2026-03-01T10:00:00Z", "datacontenttype": "application/json", "data": %s}\
    """
        .formatted(id, DATA);
  }

  private int binary(String id) throws Exception {
    return status(
        cloudEvents("application/json")
            .header("ce-specversion", "1.0")
            .header("ce-type", "deal.won")
            .header("ce-id", id)
            .header("ce-source", "crm")
            .header("ce-subject", "p%201")
            .header("ce-time", "2026-03-01T10:00:00Z")
            .POST(BodyPublishers.ofString(DATA)));
  }

  private int post(String type, String body) throws Exception {
    return status(cloudEvents(type).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder cloudEvents(String type) {
    return HttpRequest.newBuilder(
            URI.create(gateway.address() + EventIntake.path(EventFormat.CLOUDEVENTS)))
        .header("Content-Type", type);
  }

  private int status(HttpRequest.Builder request) throws Exception {
    return caller.client().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  @Test
  void aBombIsRefusedWithoutBeingUnpacked() throws Exception {
    var large = zeros(10 << 10);
    var small = zeros(800);
    assertThat(large).hasSizeBetween(5 << 20, 20 << 20);
    assertThat(small).hasSizeLessThan(1 << 20);
    long begin = System.nanoTime();

    assertThat(zipped(small)).isEqualTo(413);
    assertThat(zipped(large)).isIn(413, -1);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aRejectThatIsLargerThanItsTopicTakesIsToldAndOthersArePublished() throws Exception {
    var large = new byte[1 << 20];
    new Random(1).nextBytes(large);

    assertThat(open(large)).isEqualTo(413);
    assertThat(open(Arrays.copyOf(large, 900_000))).isEqualTo(400);
    assertThat(caller.send(List.of("after-large")).statusCode()).isEqualTo(200);
  }

  private int open(byte[] body) throws Exception {
    var address = URI.create(gateway.address() + Intakes.SOURCES + "open");
    return status(HttpRequest.newBuilder(address).POST(BodyPublishers.ofByteArray(body)));
  }

  /** The status, or -1 if the answer arrived before the end of the body and was lost with it. */
  private int zipped(byte[] body) throws InterruptedException {
    var request =
        caller
            .request("")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      return caller.client().send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return -1;
    }
  }

  /** Packed zeros: files of gzip one after the other are one, and cost nothing to make. */
  private static byte[] zeros(long megabytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(new byte[PIECE_MEGABYTES << 20]);
    }
    var piece = packed.toByteArray();
    packed.reset();
    for (long left = megabytes; left > 0; left -= PIECE_MEGABYTES) {
      packed.write(piece);
    }
    return packed.toByteArray();
  }

  @Test
  void whatIsAcknowledgedWhileTheGatewayStopsIsOnItsTopic() throws Exception {
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    Queue<Integer> otherAnswers = new ConcurrentLinkedQueue<>();
    var count = new AtomicInteger();
    var senders =
        IntStream.range(0, 4)
            .mapToObj(i -> new Thread(() -> untilItStops(count, acknowledged, otherAnswers)))
            .toList();
    senders.forEach(Thread::start);
    while (acknowledged.size() < 100) {
      Thread.onSpinWait();
    }

    gateway.close();

    for (var sender : senders) {
      sender.join();
    }
    assertThat(otherAnswers).allMatch(status -> status == 503);
    assertThat(EventIds.onTopic(system.cluster())).containsAll(acknowledged);
  }

  private void untilItStops(
      AtomicInteger count, Queue<String> acknowledged, Queue<Integer> otherAnswers) {
    try {
      while (true) {
        var id = "stop-" + count.incrementAndGet();
        int status = caller.send(List.of(id)).statusCode();
        if (status == 200) {
          acknowledged.add(id);
        } else {
          otherAnswers.add(status);
        }
      }
    } catch (Exception e) {
      // The server does not listen any more.
    }
  }
}
