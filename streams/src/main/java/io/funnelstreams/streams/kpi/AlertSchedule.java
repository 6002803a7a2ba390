package io.funnelstreams.streams.kpi;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.schemas.avro.Alert;
import io.funnelstreams.streams.Definition;
import io.funnelstreams.streams.cell.CellMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * When a task looks for alerts: when the numbers, the plan or the day have changed, and never while
 * a backlog is being worked off or history imported, whose numbers are those of a part of the
 * events, nor before there is any data. What it finds follows from the totals and the day; its only
 * state is the last snapshot, which it need not send again.
 */
final class AlertSchedule {
  /** While sources keep sending, it checks this seldom: each goal is judged on all of its days. */
  private static final Duration SELDOM = Duration.ofMinutes(1);

  /** A source that sends records older than this is behind. */
  private static final Duration BEHIND = Duration.ofMinutes(1);

  /** A lag that differs by less is the same. */
  private static final Duration AS_FAR = Duration.ofSeconds(30);

  /** For this long after a part of a backlog or of history, more of it may follow. */
  private static final Duration MORE = Duration.ofSeconds(10);

  private final Definition definition;
  private final Goals goals;
  private final int partition;

  private final SourceLags lags = new SourceLags(BEHIND, AS_FAR);

  private boolean news = true;
  private boolean quiet = true;
  private long talkingSinceMs;
  private long completeFromMs = Long.MIN_VALUE;
  private long lookedAtMs;
  private Optional<LocalDate> lookedOn = Optional.empty();
  private Optional<Plan> lookedWith = Optional.empty();
  private Optional<AlertSnapshot> said = Optional.empty();

  AlertSchedule(Definition definition, Goals goals, int partition) {
    this.definition = definition;
    this.goals = goals;
    this.partition = partition;
  }

  /**
   * Takes note of a message from a source.
   *
   * @param upToMs of a mark, the timestamp of the latest record that it covers
   */
  void hear(CellMessage message, long upToMs, Moment now) {
    news = true;
    if (quiet) {
      quiet = false;
      talkingSinceMs = now.steadyMs();
    }
    if (message instanceof CellMessage.Mark mark
        && (mark.ofHistory()
            || lags.isBehind(mark.source(), now.wallMs() - upToMs, now.steadyMs()))) {
      completeFromMs = now.steadyMs() + MORE.toMillis();
    }
  }

  /**
   * The alerts of the task's goals, if they are due and differ from the last ones.
   *
   * @param silent whether the sources have stopped sending
   */
  Optional<AlertSnapshot> look(
      Plan plan, Optional<LocalDate> lastKnownDay, boolean silent, Moment now) {
    quiet = silent;
    if (lastKnownDay.isEmpty() || !isComplete(now.steadyMs()) || !hasChanged(plan, now)) {
      return Optional.empty();
    }
    news = false;
    lookedAtMs = now.steadyMs();
    lookedOn = Optional.of(dayOf(now));
    lookedWith = Optional.of(plan);
    var alerts = goals.alerts(plan, partition, now.instant(), lastKnownDay);
    var snapshot = new AlertSnapshot(alerts.stream().map(this::record).toList());
    if (said.equals(Optional.of(snapshot))) {
      return Optional.empty();
    }
    said = Optional.of(snapshot);
    return said;
  }

  /** The sources have finished sending, or have been sending for so long that they will go on. */
  private boolean isComplete(long nowMs) {
    boolean rested = nowMs - Math.max(lookedAtMs, talkingSinceMs) >= SELDOM.toMillis();
    return nowMs >= completeFromMs && (quiet || rested);
  }

  private boolean hasChanged(Plan plan, Moment now) {
    return news
        || !lookedOn.equals(Optional.of(dayOf(now)))
        || lookedWith.filter(before -> Objects.equals(before, plan)).isEmpty();
  }

  private LocalDate dayOf(Moment now) {
    return definition.plan().rules().calendar().dayOf(now.instant());
  }

  private Alert record(io.funnelstreams.core.alert.Alert alert) {
    var plan = definition.plan();
    var unit =
        alert
            .figures()
            .flatMap(figures -> alert.kpi())
            .flatMap(plan.catalogue()::find)
            .map(kpi -> plan.shown(kpi.unit()));
    return AlertRecords.record(alert, unit, definition.version());
  }
}
