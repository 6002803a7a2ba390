package io.funnelstreams.app.run;

import io.funnelstreams.schemas.avro.PublishedDefinition;
import io.funnelstreams.schemas.avro.RolloutPhase;
import io.funnelstreams.schemas.failure.FirstCause;
import io.funnelstreams.schemas.topic.Topic;
import io.funnelstreams.serve.catchup.CatchUp;
import io.funnelstreams.serve.catchup.CatchUpTimeoutException;
import io.funnelstreams.serve.view.ActiveDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rolls out a definition in place of the one before it. While the new one catches up, the rows of
 * the old one stay. Then the rollout announces that the old one has to stop. When the old one has
 * stopped, the new one publishes all of its rows, the rollout retracts the rows that only the old
 * one had, and deletes what the old one left behind. Every step can be repeated, so an interrupted
 * rollout continues with the next start.
 */
final class DefinitionRollout implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionRollout.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /**
   * Merged parties forward events, each hop one round later. Chains longer than this that are in
   * transit at the same moment are in transit in a running system too.
   */
  private static final int ROUNDS = 5;

  private final Cluster cluster;
  private final PlanFile plan;
  private final RetiredApplicationCleaner others;
  private final Consumer<String> superseded;
  private final Clock clock = Clock.systemUTC();
  private final Thread thread = new Thread(this::run, "rollout");
  private volatile boolean closed;

  private DefinitionRollout(
      Cluster cluster,
      PlanFile plan,
      RetiredApplicationCleaner others,
      Consumer<String> superseded) {
    this.cluster = cluster;
    this.plan = plan;
    this.others = others;
    this.superseded = superseded;
    thread.setDaemon(true);
  }

  /** Thrown where this was closed, so that the rollout has no purpose any more. */
  private static final class ClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Thrown where a newer definition is active. */
  private static final class NewerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NewerException(String version) {
      super(version);
    }
  }

  /**
   * Makes the plan's definition active where none is yet. Call it before counting by the plan.
   *
   * @return the active version where it differs; empty where it is the plan's own
   */
  static Optional<String> claim(Cluster cluster, PlanFile plan) {
    try (var active = ActiveDefinition.open(cluster.properties(), cluster.values())) {
      active.catchUp();
      if (active.last().isEmpty()) {
        var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        print(cluster, plan, RolloutPhase.COMPLETE, now);
      }
      return active
          .last()
          .map(PublishedDefinition::getVersion)
          .filter(version -> !version.equals(plan.version()));
    }
  }

  /**
   * Makes the definition active as soon as it has caught up, and then waits for a definition that
   * supersedes it.
   *
   * @param superseded receives the version of a definition that supersedes this one
   */
  static DefinitionRollout begin(
      Cluster cluster,
      PlanFile plan,
      RetiredApplicationCleaner others,
      Consumer<String> superseded) {
    var rollout = new DefinitionRollout(cluster, plan, others, superseded);
    rollout.thread.start();
    return rollout;
  }

  private void run() {
    while (!closed) {
      try (var active = ActiveDefinition.open(cluster.properties(), cluster.values())) {
        active.catchUp();
        if (!isOurs(active) || active.isRollingOut()) {
          rollOut(active);
        }
        others.delete();
        watch(active);
        return;
      } catch (ClosedException e) {
        return;
      } catch (NewerException e) {
        superseded.accept(e.getMessage());
        return;
      } catch (KafkaException e) {
        LOG.warn("The rollout waits and tries again: {}", FirstCause.of(e));
        pause();
      }
    }
  }

  private void rollOut(ActiveDefinition active) {
    if (!isOurs(active)) {
      checkNewest(active);
      awaitCaughtUp();
      checkNewest(active);
      print(RolloutPhase.ANNOUNCED, now());
      LOG.info("{} has caught up and takes over.", plan.version());
    }
    while (others.anyRuns()) {
      pause();
    }
    var since = publishAll(active);
    while (!StaleRowCleaner.takeBack(cluster, plan.version())) {
      since = publishAll(active);
    }
    checkStillOurs(active);
    print(RolloutPhase.COMPLETE, since);
    LOG.info("{} has taken over.", plan.version());
  }

  private void awaitCaughtUp() {
    try (var counted =
        CatchUp.openCounted(cluster.properties(), cluster.values(), plan.version())) {
      for (int round = 0; round < ROUNDS; round++) {
        await(counted);
      }
    }
  }

  /**
   * Another definition may have become active while this one caught up; the plan topic says which
   * is newer.
   */
  private void checkNewest(ActiveDefinition active) {
    active.catchUp();
    if (PlanOrder.read(cluster).superseding(plan).isPresent()) {
      throw new NewerException(active.last().orElseThrow().getVersion());
    }
  }

  private void checkStillOurs(ActiveDefinition active) {
    active.catchUp();
    if (!isOurs(active)) {
      throw new NewerException(active.last().orElseThrow().getVersion());
    }
  }

  private Instant publishAll(ActiveDefinition active) {
    checkStillOurs(active);
    var since = now();
    print(RolloutPhase.PUBLISHING, since);
    try (var published =
        CatchUp.openSince(cluster.properties(), cluster.values(), plan.version(), since)) {
      await(published);
    }
    return since;
  }

  private void await(CatchUp catchUp) {
    while (true) {
      try {
        catchUp.awaitPresent(PATIENCE, this::checkOpen);
        return;
      } catch (CatchUpTimeoutException e) {
        LOG.warn("{} does not come closer to taking over: {}", plan.version(), e.getMessage());
      }
    }
  }

  private void watch(ActiveDefinition active) {
    while (true) {
      checkOpen();
      active.poll(LOOK_EVERY);
      if (!isOurs(active)) {
        superseded.accept(active.last().orElseThrow().getVersion());
        return;
      }
    }
  }

  private boolean isOurs(ActiveDefinition active) {
    return active
        .last()
        .filter(reported -> reported.getVersion().equals(plan.version()))
        .isPresent();
  }

  private void print(RolloutPhase phase, Instant since) {
    print(cluster, plan, phase, since);
  }

  private static void print(Cluster cluster, PlanFile plan, RolloutPhase phase, Instant since) {
    cluster.put(
        Topic.DEFINITION,
        Topic.ACTIVE,
        new PublishedDefinition(plan.version(), plan.plan().name(), plan.text(), phase, since));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void pause() {
    checkOpen();
    LockSupport.parkNanos(LOOK_EVERY.toNanos());
  }

  private void checkOpen() {
    if (closed) {
      throw new ClosedException();
    }
  }

  /** Stops where it is; the next start continues from there. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
