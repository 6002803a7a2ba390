package io.funnelstreams.bench.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.schemas.avro.AlertState;
import io.funnelstreams.schemas.avro.Kpi;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.topic.ApplicationId;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.read.Changes;
import io.funnelstreams.serve.read.DayActivity;
import io.funnelstreams.serve.read.LiveReadModel;
import io.funnelstreams.serve.read.ReadModel;
import io.funnelstreams.serve.read.StoreInUseException;
import io.funnelstreams.serve.read.StreamsInstance;
import io.funnelstreams.serve.view.KpiQuery;
import io.funnelstreams.serve.view.KpiRow;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The read model on a real broker. */
class ReadModelIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  private static final KpiQuery ALL =
      new KpiQuery(Set.of(), Set.of(), Optional.empty(), Optional.empty(), List.of());
  private static final String LEADS = Topic.LEADS.topicName();
  private static final int ROWS = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final MeterRegistry METRICS = new SimpleMeterRegistry();

  @TempDir private static Path clusterFolder;
  @TempDir private Path folder;

  private static LocalCluster cluster;
  private OutputTopics topics;

  @BeforeAll
  static void startCluster() {
    cluster = LocalCluster.start(clusterFolder);
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @BeforeEach
  void emptyTheTopics() throws Exception {
    topics = OutputTopics.empty(cluster);
    topics.definition("v1", RolloutPhase.COMPLETE);
  }

  @AfterEach
  void closeProducers() {
    topics.close();
  }

  @Test
  void goesOnAfterARestartFromWhereItWas() throws Exception {
    topics.publish(kpis("v1", ROWS));
    try (var model = open(folder)) {
      await(model, () -> model.status().ready());
      assertThat(read(model)).hasSize(ROWS);
      assertThat(model.status().kpiRows()).isEqualTo(ROWS);
    }
    // The records that were read are no longer on the topic, and the model must not need them.
    topics.deleteRecords(Topic.KPIS);
    topics.publish(kpis("v1", ROWS + 2).subList(ROWS, ROWS + 2));
    topics.remove(Topic.KPIS, OutputTopics.key(kpis("v1", 1).get(0)));
    try (var model = open(folder)) {
      await(model, () -> model.status().ready());
      assertThat(read(model)).hasSize(ROWS + 1);
      assertThat(model.status().kpiRows()).isEqualTo(ROWS + 1);
    }
  }

  @Test
  void namesTheInstancesThatCountByTheShownDefinition() throws Exception {
    try (var model = open(folder)) {
      await(model, () -> model.status().ready());
      assertThat(model.status().instances()).isEmpty();
      try (var one = member("here", 1);
          var other = member("here", 2)) {
        await(
            model,
            () -> {
              one.poll(Duration.ZERO);
              other.poll(Duration.ZERO);
              var instances = model.status().instances();
              return instances.size() == 1
                  && instances.get(0).state() == StreamsInstance.State.RUNNING
                  && instances.get(0).threads() == 2;
            });
        var instance = model.status().instances().get(0);
        assertThat(instance.name()).isEqualTo("here");
        assertThat(instance.definition()).isEqualTo("v1");
        assertThat(instance.partitions()).isEqualTo(one.partitionsFor(LEADS).size());
      }
    }
  }

  /** A thread of an instance, as Kafka Streams names it. */
  private static KafkaConsumer<byte[], byte[]> member(String name, int thread) {
    var properties = new HashMap<String, Object>(cluster.clients());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, ApplicationId.of("v1"));
    properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name + "-" + thread);
    var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(LEADS));
    return consumer;
  }

  @Test
  void showsItsOwnMetricsAndThoseOfItsConsumersWhileItIsOpen() throws Exception {
    topics.publish(kpis("v1", ROWS));
    try (var model = open(folder)) {
      await(model, () -> model.status().ready());
      await(model, () -> gauge("funnel.read.model.lag.records") == 0);
      assertThat(gauge("funnel.read.model.rebuilds")).isZero();
      try (var feed = model.subscribe(Optional.empty(), () -> {})) {
        assertThat(gauge("funnel.read.model.subscribers")).isEqualTo(1);
        assertThat(feed.next()).isEmpty();
      }
      for (var client : List.of("funnel-read-model", "funnel-read-model-events")) {
        assertThat(
                METRICS
                    .find("kafka.consumer.fetch.manager.records.consumed.total")
                    .tag("client.id", client)
                    .meters())
            .isNotEmpty();
      }
    }
    assertThat(METRICS.getMeters()).isEmpty();
  }

  private static double gauge(String name) {
    return METRICS.get(name).gauge().value();
  }

  @Test
  void isBuiltAnewWhereRecordsThatItDidNotReadAreGone() throws Exception {
    topics.publish(kpis("v1", ROWS));
    try (var model = open(folder)) {
      await(model, () -> model.status().ready());
    }
    topics.publish(kpis("v1", ROWS));
    topics.deleteRecords(Topic.KPIS);
    topics.publish(kpis("v1", 5));
    try (var model = open(folder)) {
      await(model, () -> model.status().ready() && read(model).size() == 5);
    }
  }

  @Test
  void isBuiltAnewWhereDeletionsMayHaveBeenMissed() throws Exception {
    topics.publish(kpis("v1", ROWS));
    try (var model = open(folder)) {
      await(model, () -> model.status().ready());
    }
    topics.deleteRecords(Topic.KPIS);
    topics.keepTombstones(Topic.KPIS, 1);
    topics.publish(kpis("v1", 5));
    try (var model = open(folder)) {
      await(model, () -> model.status().ready());
      assertThat(read(model)).hasSize(5);
    }
  }

  @Test
  void isBuiltAnewWhereATopicWasMadeAnewWhileItRuns() throws Exception {
    topics.publish(kpis("v1", 3));
    try (var model = open(folder)) {
      await(model, () -> model.status().ready());
      topics.close();
      topics = OutputTopics.empty(cluster);
      topics.publish(kpis("v1", ROWS));
      topics.definition("v1", RolloutPhase.COMPLETE);
      await(model, () -> model.status().ready() && read(model).size() == ROWS);
    }
  }

  @Test
  void isBuiltAnewOnAnotherCluster(@TempDir Path other) throws Exception {
    topics.publish(kpis("v1", ROWS));
    try (var model = open(folder)) {
      await(model, () -> model.status().ready());
    }
    try (var second = LocalCluster.start(other);
        var its = OutputTopics.empty(second)) {
      its.definition("v1", RolloutPhase.COMPLETE);
      its.publish(kpis("v1", 2));
      try (var model = open(second, folder)) {
        await(model, () -> model.status().ready());
        assertThat(read(model)).hasSize(2);
      }
    }
  }

  @Test
  void showsOneDefinitionAtATimeToEachOfTwoReaders(@TempDir Path another) throws Exception {
    topics.publish(kpis("v1", ROWS));
    topics.put(Topic.SCORECARDS, "g/2026-03", OutputTopics.scorecard("v1"));
    topics.put(Topic.ALERTS, "drift/g", OutputTopics.alert("v1", AlertState.FIRING));
    try (var one = open(folder);
        var two = open(another)) {
      await(one, () -> one.status().ready());
      await(two, () -> two.status().ready());
      var watchers = List.of(new RolloutWatcher(one), new RolloutWatcher(two));
      topics.definition("v2", RolloutPhase.ANNOUNCED);
      topics.definition("v2", RolloutPhase.PUBLISHING);
      var anew = kpis("v2", 2 * ROWS).subList(ROWS / 2, 2 * ROWS);
      topics.publishInTransactions(anew, 50);
      for (var row : kpis("v1", ROWS / 2)) {
        topics.remove(Topic.KPIS, OutputTopics.key(row));
      }
      topics.put(Topic.SCORECARDS, "g/2026-03", OutputTopics.scorecard("v2"));
      topics.put(Topic.ALERTS, "drift/g", OutputTopics.alert("v2", AlertState.RESOLVED));
      topics.definition("v2", RolloutPhase.COMPLETE);
      for (var model : List.of(one, two)) {
        await(model, () -> model.status().shownDefinition().equals(Optional.of("v2")));
        assertThat(read(model)).hasSize(anew.size());
        assertThat(model.status().kpiRows()).isEqualTo(anew.size());
      }
      for (var watcher : watchers) {
        assertThat(watcher.stop())
            .as("answers by their definitions and sizes")
            .isSubsetOf("[v1] " + ROWS, "[v2] " + anew.size())
            .contains("[v2] " + anew.size());
      }
    }
  }

  @Test
  void passesOnWhatIsCommittedAndNothingThatIsNot() throws Exception {
    try (var model = open(folder)) {
      await(model, () -> model.status().ready());
      var available = new Semaphore(0);
      try (var feed = model.subscribe(Optional.empty(), available::release)) {
        topics.abort(kpis("v1", 3));
        topics.publishInTransactions(kpis("v1", 1), 1);
        var rows = new ArrayList<KpiRow>();
        while (rows.isEmpty()) {
          assertThat(available.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
          feed.next().map(Changes::kpis).ifPresent(rows::addAll);
        }
        assertThat(rows).hasSize(1);
      }
    }
  }

  @Test
  void countsEventsOnTheDaysOfThePlansZoneAndMeasuresTheLag() throws Exception {
    topics.definition("v1", RolloutPhase.COMPLETE, "America/Los_Angeles");
    topics.event("crm", Instant.parse("2026-03-05T07:59:59Z"));
    topics.event("crm", Instant.parse("2026-03-05T08:00:00Z"));
    try (var model = open(folder)) {
      await(model, () -> model.status().lastEventAt().isPresent());
      await(model, () -> model.status().lagRecords() == 2);
      await(model, () -> activity(model) == 2);
      assertThat(model.eventsByDay("crm", DAY.minusDays(5), DAY))
          .containsExactly(new DayActivity(DAY.minusDays(1), 1), new DayActivity(DAY, 1));
      assertThat(model.status().caughtUpTo()).isEmpty();
      var before = Instant.now();
      topics.applied("v1");
      await(model, () -> model.status().lagRecords() == 0);
      assertThat(model.status().caughtUpTo().orElseThrow())
          .isAfterOrEqualTo(before.minusSeconds(2));
      // Another zone: everything is counted anew.
      topics.definition("v2", RolloutPhase.COMPLETE, "UTC");
      await(
          model, () -> model.eventsByDay("crm", DAY, DAY).equals(List.of(new DayActivity(DAY, 2))));
      assertThat(activity(model)).isEqualTo(2);
    }
    // After a restart each event is still counted once.
    topics.event("crm", Instant.parse("2026-03-06T08:00:00Z"));
    try (var model = open(folder)) {
      await(model, () -> activity(model) > 2);
      assertThat(activity(model)).isEqualTo(3);
    }
  }

  @Test
  void refusesAFolderThatAnotherModelUses() {
    try (var model = open(folder)) {
      assertThat(model.status()).isNotNull();
      assertThatThrownBy(() -> open(folder)).isInstanceOf(StoreInUseException.class);
    }
  }

  private static long activity(ReadModel model) {
    return model.sourceActivity().stream()
        .filter(each -> each.family() == Family.LEAD)
        .mapToLong(each -> each.events())
        .sum();
  }

  private static LiveReadModel open(Path folder) {
    return open(cluster, folder);
  }

  private static LiveReadModel open(LocalCluster cluster, Path folder) {
    return LiveReadModel.open(
        cluster.clients(), cluster.values(), folder, Clock.systemUTC(), METRICS);
  }

  private static List<Kpi> kpis(String definition, int count) {
    var rows = new ArrayList<Kpi>();
    for (int i = 0; i < count; i++) {
      rows.add(OutputTopics.kpi(definition, DAY.plusDays(i), Grain.DAY, Map.of(), i));
    }
    return rows;
  }

  private static List<KpiRow> read(ReadModel model) {
    var rows = new ArrayList<KpiRow>();
    try (var cursor = model.kpis(ALL)) {
      cursor.forEachRemaining(rows::add);
    }
    return rows;
  }

  /** Waits for changes until a condition holds. */
  private static void await(ReadModel model, BooleanSupplier condition)
      throws InterruptedException {
    var changed = new Semaphore(0);
    try (var feed = model.subscribe(Optional.empty(), changed::release)) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!condition.getAsBoolean()) {
        assertThat(changed.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS))
            .as("changes in time; the status is %s", model.status())
            .isTrue();
        while (feed.next().isPresent()) {
          changed.drainPermits();
        }
      }
    }
  }

  /** Reads a model again and again during the rollout of a definition. */
  private static final class RolloutWatcher {
    private final ReadModel model;
    private final Set<String> answers = new TreeSet<>();
    private final Thread thread = new Thread(this::watch, "rollout-watcher");
    private volatile boolean stopped;

    RolloutWatcher(ReadModel model) {
      this.model = model;
      thread.start();
    }

    private void watch() {
      do {
        look();
      } while (!stopped);
      look();
    }

    private void look() {
      var rows = read(model);
      var definitions = rows.stream().map(KpiRow::definition).collect(Collectors.toSet());
      answers.add(definitions + " " + rows.size());
    }

    Set<String> stop() throws InterruptedException {
      stopped = true;
      thread.join();
      return answers;
    }
  }
}
