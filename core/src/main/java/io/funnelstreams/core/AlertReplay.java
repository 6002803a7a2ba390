package io.funnelstreams.core;

import io.funnelstreams.core.alert.Alert;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The alerts that would have fired on the days of a replay. It evaluates when a day begins, as the
 * streams do, and again when it ends, after the events of the day: late events can change the past.
 * Late events of one day are taken together.
 */
public final class AlertReplay implements Replay.Visitor {
  private final BusinessCalendar calendar;
  private final LocalDate from;
  private final List<Change> changes = new ArrayList<>();
  private Map<String, Alert> before = Map.of();

  /** The changes of an alert. */
  public enum Kind {
    /** It began to fire. */
    FIRED,
    /** It is not so any more. */
    RESOLVED,
    /** Late events say that it should not have fired. */
    WITHDRAWN
  }

  /**
   * An alert that fired, resolved or was withdrawn.
   *
   * @param day the day on which it would have been published
   * @param alert as it was then; a withdrawn one as it was before
   */
  public record Change(LocalDate day, Kind kind, Alert alert) {}

  /**
   * A replay of alerts.
   *
   * @param from changes on earlier days are not kept
   */
  public AlertReplay(Plan plan, LocalDate from) {
    this.calendar = plan.rules().calendar();
    this.from = from;
  }

  @Override
  public void morning(LocalDate day, FunnelPipeline known) {
    look(day, known, calendar.startOf(day));
  }

  @Override
  public void evening(LocalDate day, FunnelPipeline known) {
    look(day, known, calendar.startOf(day.plusDays(1)).minusMillis(1));
  }

  private void look(LocalDate day, FunnelPipeline known, Instant now) {
    var after =
        known.alerts(now).stream()
            .collect(Collectors.toMap(Alert::id, Function.identity(), (a, b) -> b, TreeMap::new));
    if (!day.isBefore(from)) {
      after.forEach((id, alert) -> note(day, alert));
      before.forEach(
          (id, alert) -> {
            if (!after.containsKey(id)) {
              changes.add(new Change(day, Kind.WITHDRAWN, alert));
            }
          });
    }
    before = after;
  }

  private void note(LocalDate day, Alert alert) {
    var was = before.get(alert.id());
    if (was == null || was.isFiring() != alert.isFiring()) {
      changes.add(new Change(day, alert.isFiring() ? Kind.FIRED : Kind.RESOLVED, alert));
    }
  }

  /** All that became of alerts, in its order. */
  public List<Change> changes() {
    return List.copyOf(changes);
  }
}
