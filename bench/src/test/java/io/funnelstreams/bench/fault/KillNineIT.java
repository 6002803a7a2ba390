package io.funnelstreams.bench.fault;

import io.funnelstreams.bench.cluster.JavaProcess;
import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.bench.workload.Workload;
import io.funnelstreams.bench.workload.WorkloadGenerator;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the Kafka Streams application ten times while events come in. The moments are random; to
 * repeat a run give its seed as {@code -Dfunnel.fault.seed}.
 */
class KillNineIT {
  private static final int EVENTS = 100_000;
  private static final int PARTIES = 10_000;
  private static final int KILLS = 10;

  /** Events that are on their topics beyond those that a kill waits for. */
  private static final int AHEAD = 3_000;

  /** A round of publishing has some thousand records; the kill falls into it or after it. */
  private static final int MOST_KPIS = 3_000;

  private final long seed = Long.getLong("funnel.fault.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<Event> events =
      WorkloadGenerator.deliveries(
              new Workload(
                  seed,
                  PARTIES,
                  EVENTS,
                  Instant.parse("2025-01-01T00:00:00Z"),
                  Duration.ofDays(60),
                  0.1))
          .toList();
  private final List<Long> restartsMs = new ArrayList<>();

  @TempDir Path folder;

  private LocalCluster cluster;
  private Admin admin;
  private TopicProgress watch;
  private KafkaPublisher publisher;
  private JavaProcess streams;
  private int published;

  @BeforeEach
  void start() {
    System.out.println("seed " + seed);
    cluster = LocalCluster.start(folder.resolve("cluster"));
    admin = cluster.admin();
    watch = new TopicProgress(admin);
    publisher = KafkaPublisher.connect(cluster.clients());
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (streams != null) {
      streams.kill();
    }
    publisher.close();
    admin.close();
    cluster.close();
  }

  @Test
  void nothingIsLostAndNothingCountsTwiceWhenTheStreamPartIsKilledTenTimes() throws Exception {
    for (int killAt : moments()) {
      publishUpTo(Math.min(EVENTS, killAt + AHEAD));
      startStreams();
      awaitMoment(killAt);
      streams.kill();
    }
    publishUpTo(EVENTS);
    startStreams();
    cluster.awaitCaughtUp(SalesPlan.VERSION, streams::checkAlive);

    System.out.println("from start to first new progress, in ms: " + restartsMs);
    OracleAgreement.check(SalesPlan.PLAN, events, cluster.kpis());
  }

  /** After how many events the kills are due. */
  private List<Integer> moments() {
    return random.ints(KILLS, 0, EVENTS).sorted().boxed().toList();
  }

  private void publishUpTo(int end) {
    for (; published < end; published++) {
      publisher.publish(events.get(published));
    }
    publisher.flush();
  }

  private void startStreams() throws IOException {
    long begin = System.nanoTime();
    long before = watch.committedEvents();
    streams =
        JavaProcess.start(
            StreamsProgram.class,
            log(),
            cluster.bootstrapServers(),
            cluster.registryUrl(),
            folder.resolve("state").toString());
    watch.until(
        "progress after a start",
        () -> watch.committedEvents() > before || before == published,
        streams::checkAlive);
    restartsMs.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
  }

  private void awaitMoment(int killAt) {
    watch.until(killAt + " events", () -> watch.committedEvents() >= killAt, streams::checkAlive);
    long kpis = watch.writtenKpis() + random.nextInt(MOST_KPIS);
    watch.until(
        kpis + " records of KPIs",
        () -> watch.writtenKpis() >= kpis || allTaken(),
        streams::checkAlive);
  }

  private boolean allTaken() {
    return watch.committedEvents() == published;
  }

  private static Path log() {
    return Path.of("target", "kill-nine-streams.log");
  }
}
