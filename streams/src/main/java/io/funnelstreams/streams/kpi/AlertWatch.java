package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.cell.CellMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * When a task looks for alerts: when the numbers, the plan or the day have changed, and never while
 * a backlog is being worked off, whose numbers are those of a part of the events, nor before
 * anything is known. What it finds follows from the totals and the day; all it remembers is what it
 * need not say again.
 */
final class AlertWatch {
  /** While sources keep telling, it looks this seldom: each goal is judged on all of its days. */
  private static final Duration SELDOM = Duration.ofMinutes(1);

  /** Who tells of records older than this is behind. */
  private static final Duration BEHIND = Duration.ofMinutes(1);

  /** Who was behind and has not been heard for so long has nothing left to tell. */
  private static final Duration HEARD = Duration.ofSeconds(10);

  private final Definition definition;
  private final Goals goals;
  private final int partition;

  /** When a source was heard that was behind. */
  private final Map<Integer, Long> behind = new HashMap<>();

  private boolean news = true;
  private long lookedAtMs;
  private Optional<LocalDate> lookedOn = Optional.empty();
  private Optional<Plan> lookedWith = Optional.empty();
  private Optional<AlertSnapshot> said = Optional.empty();

  AlertWatch(Definition definition, Goals goals, int partition) {
    this.definition = definition;
    this.goals = goals;
    this.partition = partition;
  }

  /**
   * Takes note of what a source told.
   *
   * @param upToMs of a mark, the time of the latest record that it rests on
   */
  void hear(CellMessage message, long upToMs, long nowMs) {
    news = true;
    if (!(message instanceof CellMessage.Mark)) {
      return;
    }
    if (nowMs - upToMs > BEHIND.toMillis()) {
      behind.put(message.source(), nowMs);
    } else {
      behind.remove(message.source());
    }
  }

  /**
   * The alerts of the task's goals, where they are worth looking at and others than the last time.
   *
   * @param quiet whether the sources have fallen silent, so that no backlog is left
   */
  Optional<AlertSnapshot> look(
      Plan plan, Optional<LocalDate> lastKnownDay, boolean quiet, long nowMs) {
    behind.values().removeIf(heardMs -> quiet || nowMs - heardMs > HEARD.toMillis());
    if (lastKnownDay.isEmpty() || !behind.isEmpty() || !isWorthwhile(plan, quiet, nowMs)) {
      return Optional.empty();
    }
    var now = Instant.ofEpochMilli(nowMs);
    news = false;
    lookedAtMs = nowMs;
    lookedOn = Optional.of(dayOf(nowMs));
    lookedWith = Optional.of(plan);
    var alerts = goals.alerts(plan, partition, now, lastKnownDay);
    var snapshot = new AlertSnapshot(alerts.stream().map(this::record).toList());
    if (said.equals(Optional.of(snapshot))) {
      return Optional.empty();
    }
    said = Optional.of(snapshot);
    return said;
  }

  private boolean isWorthwhile(Plan plan, boolean quiet, long nowMs) {
    boolean rested = quiet || nowMs - lookedAtMs >= SELDOM.toMillis();
    return (news && rested)
        || !lookedOn.equals(Optional.of(dayOf(nowMs)))
        || lookedWith.filter(before -> Objects.equals(before, plan)).isEmpty();
  }

  private LocalDate dayOf(long nowMs) {
    return definition.plan().rules().calendar().dayOf(Instant.ofEpochMilli(nowMs));
  }

  private Alert record(io.funnelstreams.core.alert.Alert alert) {
    var plan = definition.plan();
    var unit =
        alert
            .figures()
            .flatMap(figures -> alert.kpi())
            .flatMap(plan.catalogue()::find)
            .map(kpi -> KpiRecords.unit(kpi, plan));
    return AlertRecords.record(alert, unit, definition.version());
  }
}
