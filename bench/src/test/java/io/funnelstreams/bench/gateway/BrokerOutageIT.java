package io.funnelstreams.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.app.run.RunningGateway;
import io.funnelstreams.ingest.gateway.EventIntake;
import io.funnelstreams.ingest.gateway.GatewaySettings;
import io.funnelstreams.ingest.source.EventFormat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the broker away while events come in and brings it back. */
class BrokerOutageIT {
  private static final Duration ACKNOWLEDGE = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SENDERS = 4;
  private static final int ENOUGH = 300;

  /** A little less than what a body may have. */
  private static final int EVENTS_OF_A_FLOOD = 1_000;

  private static final long MOST_BUFFERED = 16L << 20;

  @TempDir Path folder;

  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Duration> refusals = new ConcurrentLinkedQueue<>();
  private final Queue<String> otherAnswers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger ids = new AtomicInteger();
  private volatile boolean sending = true;

  /** Waits behind none of the bodies that the callers send. */
  private final HttpClient onlooker = HttpClient.newHttpClient();

  private RestartableCluster system;
  private RunningGateway gateway;
  private Caller caller;

  @BeforeEach
  void start() {
    system = RestartableCluster.start(folder);
    gateway =
        RunningGateway.start(
            system.cluster(),
            new GatewaySettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                1 << 20,
                0,
                ACKNOWLEDGE,
                Duration.ofSeconds(30),
                Optional.empty()),
            Map.of(
                EventIntake.path(EventFormat.NATIVE),
                new EventIntake(EventFormat.NATIVE, (request, now) -> Optional.empty())));
    caller = Caller.of(gateway.address());
  }

  @AfterEach
  void stop() {
    gateway.close();
    system.close();
  }

  @Test
  void everythingThatWasAcknowledgedIsThereAfterTheBrokerWasGone() throws Exception {
    var senders = IntStream.range(0, SENDERS).mapToObj(i -> new Thread(this::send)).toList();
    senders.forEach(Thread::start);
    until("events are acknowledged", () -> acknowledged.size() >= ENOUGH);

    system.stopBroker();
    int refusedBefore = refusals.size();
    until("events are refused", () -> refusals.size() >= refusedBefore + ENOUGH / 10);
    until("it is not ready", () -> status("/health/ready") == 503);
    assertThat(status("/health/live")).isEqualTo(200);
    var calm = List.copyOf(refusals);
    flood();

    system.startBroker();
    int before = acknowledged.size();
    until("events are acknowledged again", () -> acknowledged.size() >= before + ENOUGH);
    until("it is ready", () -> status("/health/ready") == 200);
    sending = false;
    for (var sender : senders) {
      sender.join();
    }

    assertThat(otherAnswers).isEmpty();
    assertThat(calm).allMatch(took -> took.compareTo(ACKNOWLEDGE.plusSeconds(2)) < 0);
    var onTopic = EventIds.onTopic(system.cluster());
    var missing = new ArrayList<>(acknowledged);
    missing.removeAll(new HashSet<>(onTopic));
    System.out.printf(
        "%d acknowledged, %d refused, %d on the topic, %d missing%n",
        acknowledged.size(), refusals.size(), onTopic.size(), missing.size());
    assertThat(missing).isEmpty();
  }

  private void send() {
    while (sending) {
      var id = "e" + ids.incrementAndGet();
      long begin = System.nanoTime();
      try {
        int status = caller.send(List.of(id)).statusCode();
        switch (status) {
          case 200 -> acknowledged.add(id);
          case 503 -> refusals.add(Duration.ofNanos(System.nanoTime() - begin));
          default -> otherAnswers.add("status " + status);
        }
      } catch (Exception e) {
        otherAnswers.add(e.toString());
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /**
   * Sends far more than there is memory for, all at once, and looks what is kept of it. A busy
   * machine may need more than one wave until the memory is in use at all.
   */
  private void flood() throws Exception {
    var many = new ArrayList<String>();
    IntStream.range(0, EVENTS_OF_A_FLOOD).forEach(i -> many.add("f" + i));
    var body = Caller.body(many);
    long most = 0;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    do {
      most = Math.max(most, peakOfAWave(body));
    } while (most <= MOST_BUFFERED / 4 && System.nanoTime() < deadline);
    System.out.printf("%,d bytes buffered at most%n", most);
    assertThat(most).isGreaterThan(MOST_BUFFERED / 4).isLessThanOrEqualTo(MOST_BUFFERED);
  }

  private long peakOfAWave(String body) throws Exception {
    var answers =
        IntStream.range(0, 400)
            .mapToObj(
                i ->
                    caller
                        .client()
                        .sendAsync(caller.request(body).build(), BodyHandlers.discarding()))
            .toList();
    long most = 0;
    while (!answers.stream().allMatch(answer -> answer.isDone())) {
      most = Math.max(most, buffered());
    }
    // On a busy machine callers are too slow with so large bodies, and hung up on.
    for (var answer : answers) {
      assertThat(answer.handle((reply, hungUp) -> reply == null ? 503 : reply.statusCode()).get())
          .isEqualTo(503);
    }
    return most;
  }

  private long buffered() throws Exception {
    var line =
        Pattern.compile("(?m)^funnel_gateway_buffered_publish_bytes (.*)$")
            .matcher(get("/metrics"));
    assertThat(line.find()).isTrue();
    return (long) Double.parseDouble(line.group(1));
  }

  private String get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(gateway.operationsAddress() + path)).build();
    return onlooker.send(request, BodyHandlers.ofString()).body();
  }

  private int status(String path) {
    try {
      var request = HttpRequest.newBuilder(URI.create(gateway.operationsAddress() + path)).build();
      return caller.client().send(request, BodyHandlers.discarding()).statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void until(String what, BooleanSupplier isSo) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
