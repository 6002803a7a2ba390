package io.funnelstreams.bench.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.app.run.Cluster;
import io.funnelstreams.app.run.Pipeline;
import io.funnelstreams.app.run.PlanFile;
import io.funnelstreams.app.run.SupersededException;
import io.funnelstreams.app.run.TopicProvisioner;
import io.funnelstreams.app.setting.SettingsSource;
import io.funnelstreams.bench.cluster.LocalCluster;
import io.funnelstreams.bench.engine.InMemoryEngine;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.bench.engine.TableDifference;
import io.funnelstreams.bench.workload.Workload;
import io.funnelstreams.bench.workload.WorkloadGenerator;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.ingest.publish.KafkaPublisher;
import io.funnelstreams.serve.view.ActiveDefinition;
import io.funnelstreams.streams.FunnelStreams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutIT {
  private static final int EVENTS = Integer.getInteger("funnel.rollout.events", 6_000);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final PlanFile BEFORE =
      PlanFile.parse(
          "before.yaml",
          """
          name: sales
          time_zone: UTC
          currency: EUR
          segments:
            breakdowns: [[region], [owner]]
          goals:
            - {id: old-goal, kpi: leads, target: 10, from: 2026-01-01, to: 2026-12-31}
          """);

  /** Another zone, one breakdown more and one less, one KPI more, another goal. */
  private static final PlanFile AFTER =
      PlanFile.parse(
          "after.yaml",
          """
          name: sales
          time_zone: America/Los_Angeles
          currency: EUR
          segments:
            breakdowns: [[region], [channel]]
          kpis:
            - id: calls_per_won_deal
              title: Calls per won deal
              description: Calls of the period divided by its won deals.
              formula: (prospecting_calls + closing_calls) / deals_won
              unit: count
              better: down
              stage: acquire
          goals:
            - {id: new-goal, kpi: leads, target: 10, from: 2026-01-01, to: 2026-12-31}
          """);

  private final List<Event> events =
      WorkloadGenerator.deliveries(Workload.quarter(11, EVENTS / 8, EVENTS)).toList();

  @TempDir Path folder;

  private LocalCluster local;
  private Cluster cluster;
  private Path state;

  @BeforeEach
  void start() {
    local = LocalCluster.start(folder.resolve("cluster"));
    cluster = new Cluster(local.clients());
    state = folder.resolve("state");
    try (var publisher = KafkaPublisher.connect(local.clients())) {
      events.forEach(publisher::publish);
    }
  }

  @AfterEach
  void stop() {
    local.close();
  }

  @Test
  void aChangedPlanTakesOverWhenItHasCaughtUpAndNotBefore() {
    long begun = System.nanoTime();
    try (var before = pipeline(BEFORE, state)) {
      local.awaitCaughtUp(BEFORE.version(), before::checkFailure);
      printTime("Counting", begun);
      OracleAgreement.check(BEFORE.plan(), events, local.kpis());
    }
    try (var interrupted = pipeline(AFTER, state)) {
      until("the first events anew", () -> hasCountedSome(), interrupted);
    }
    assertThat(PublishedRows.read(local).definitions()).containsExactly(BEFORE.version());

    long started = System.nanoTime();
    try (var reader = new WatchingReader(local);
        var after = pipeline(AFTER, state)) {
      assertThat(after.takesOverFrom()).contains(BEFORE.version());
      until("the rollout", () -> isActive(AFTER), after);
      printTime("Recomputing beside two readers", started);
      reader.stop();

      var expected = new InMemoryEngine().run(AFTER.plan(), events);
      var rows = PublishedRows.read(local);
      var kpis = AFTER.plan().catalogue().kpis().stream().map(Kpi::id).toList();
      assertThat(TableDifference.between(expected, local.kpis(), kpis)).isEmpty();
      assertThat(expected.keySet()).anyMatch(row -> row.kpi().equals("calls_per_won_deal"));
      assertThat(rows.definitions()).containsExactly(AFTER.version());
      assertThat(reader.intermediateRows(rows)).isEmpty();
      assertThat(reader.mixedTables()).isEmpty();
      until("the old version's end", () -> remains().isEmpty(), after);
    }
  }

  @Test
  void anInstanceOfThePlanBeforeStopsAndNeverPublishesAgain() {
    try (var before = pipeline(BEFORE, state)) {
      local.awaitCaughtUp(BEFORE.version(), before::checkFailure);
      try (var after = pipeline(AFTER, folder.resolve("other-state"))) {
        until("the rollout", () -> isActive(AFTER), after);
        assertThat(before.supersededBy()).contains(AFTER.version());
        before.awaitEnd();
      }
    }
    assertThat(PublishedRows.read(local).definitions()).containsExactly(AFTER.version());
  }

  @Test
  void aPlanThatWasReplacedTakesOverFromNoNewerOneWhenItIsStartedAgain() {
    try (var after = startBoth()) {
      assertThatThrownBy(() -> pipeline(BEFORE, folder.resolve("restarted")))
          .isInstanceOf(SupersededException.class)
          .hasMessageContaining(AFTER.version())
          .hasMessageContaining("funnel plan apply");
      assertThat(isActive(AFTER)).isTrue();
      after.checkFailure();
    }
    assertThatThrownBy(() -> pipeline(BEFORE, folder.resolve("restarted")))
        .as("also where nobody counts by the newer one at the moment")
        .isInstanceOf(SupersededException.class);
    assertThat(PublishedRows.read(local).definitions()).containsExactly(AFTER.version());
  }

  /** One that counts by the plan after, whose rollout over the plan before is complete. */
  private Pipeline startBoth() {
    try (var before = pipeline(BEFORE, state)) {
      local.awaitCaughtUp(BEFORE.version(), before::checkFailure);
    }
    var after = pipeline(AFTER, folder.resolve("other-state"));
    until("the rollout", () -> isActive(AFTER), after);
    return after;
  }

  @Test
  void goingBackToThePlanBeforeGivesItsNumbersAgain() {
    for (var plan : List.of(BEFORE, AFTER, BEFORE)) {
      TopicProvisioner.ensure(cluster, SettingsSource.read(Optional.empty(), Map.of(), Map.of()));
      plan.apply(cluster, Clock.systemUTC());
      try (var running = pipeline(plan, state)) {
        until("the rollout", () -> isActive(plan), running);
        local.awaitCaughtUp(plan.version(), running::checkFailure);
      }
    }
    OracleAgreement.check(BEFORE.plan(), events, local.kpis());
    assertThat(PublishedRows.read(local).definitions()).containsExactly(BEFORE.version());
  }

  private void printTime(String what, long since) {
    System.out.printf(
        "%s %,d events took %,d ms.%n",
        what, events.size(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
  }

  private Pipeline pipeline(PlanFile plan, Path stateFolder) {
    var settings = SettingsSource.read(Optional.empty(), Map.of(), Map.of("streams.threads", "2"));
    return Pipeline.start(cluster, settings, plan, stateFolder);
  }

  private boolean isActive(PlanFile plan) {
    try (var active = ActiveDefinition.open(local.clients(), local.values())) {
      active.catchUp();
      return !active.isRollingOut() && active.complete().equals(Optional.of(plan.version()));
    }
  }

  private boolean hasCountedSome() {
    var group = FunnelStreams.applicationId(AFTER.version());
    try (var admin = local.admin()) {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .anyMatch(offset -> offset != null && offset.offset() > 0);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The remains of the previous plan on the cluster and on the disk. */
  private List<String> remains() {
    var id = FunnelStreams.applicationId(BEFORE.version());
    try (var admin = local.admin();
        var folders = Files.list(state)) {
      var names = new ArrayList<>(admin.listTopics().names().get());
      admin.listGroups().all().get().forEach(group -> names.add(group.groupId()));
      folders.forEach(folder -> names.add(folder.getFileName().toString()));
      names.removeIf(name -> !name.startsWith(id));
      return names;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void until(String what, BooleanSupplier isSo, Pipeline running) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.getAsBoolean()) {
      running.checkFailure();
      if (System.nanoTime() > deadline) {
        throw new AssertionError(what + " did not happen within " + PATIENCE);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
