package io.funnelstreams.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.bench.workload.Workload;
import io.funnelstreams.bench.workload.WorkloadGenerator;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.streams.FunnelStreams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedWorkIT {
  private static final int EVENTS = 20_000;
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final List<Event> events =
      WorkloadGenerator.deliveries(Workload.quarter(7, 3_000, EVENTS)).toList();

  @TempDir Path folder;

  private LocalCluster cluster;
  private Admin admin;
  private TopicProgress watch;
  private KafkaPublisher publisher;

  @BeforeEach
  void start() {
    cluster = LocalCluster.start(folder.resolve("cluster"));
    admin = cluster.admin();
    watch = new TopicProgress(admin);
    publisher = KafkaPublisher.connect(cluster.clients());
  }

  @AfterEach
  void stop() {
    publisher.close();
    admin.close();
    cluster.close();
  }

  @Test
  void workThatMovesBetweenInstancesCountsOnce() throws Exception {
    try (var stays = instance("stays")) {
      publish(0, EVENTS / 3);
      try (var leaves = instance("leaves")) {
        assertThat(stays.awaitRunning(START_LIMIT)).isTrue();
        assertThat(leaves.awaitRunning(START_LIMIT)).isTrue();
        publish(EVENTS / 3, EVENTS);
        watch.until(
            "half of the events", () -> watch.committedEvents() > EVENTS / 2, () -> healthy(stays));
      }
      cluster.awaitCaughtUp(SalesPlan.VERSION, () -> healthy(stays));
    }

    OracleAgreement.check(SalesPlan.PLAN, events, cluster.kpis());
  }

  private FunnelStreams instance(String name) {
    return FunnelStreams.start(
        SalesPlan.PLAN,
        LocalCluster.streams(
            cluster.bootstrapServers(), cluster.registryUrl(), folder.resolve(name)));
  }

  private void publish(int from, int to) {
    events.subList(from, to).forEach(publisher::publish);
    publisher.flush();
  }

  private static void healthy(FunnelStreams streams) {
    streams
        .failure()
        .ifPresent(
            failure -> {
              throw new AssertionError(failure);
            });
  }
}
