package io.funnelstreams.core.alert;

import io.funnelstreams.core.cell.Segment;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.KpiStore;
import io.funnelstreams.core.kpi.KpiValue;
import io.funnelstreams.core.plan.Action;
import io.funnelstreams.core.plan.BoardReader;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.KpiReader;
import io.funnelstreams.core.plan.Monitor;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The alerts of goals, monitors and actions by the totals in a store. The streams, a report and a
 * replay find them here, each with a store of its own. The last result is kept as long as it holds;
 * it never decides the next one.
 */
public final class BoardAlerts {
  private final Catalogue catalogue;
  private final BusinessCalendar calendar;
  private final KpiStore board;
  private final BoardReader reader;
  private final Isolation isolation;
  private final JudgedAlerts judged = new JudgedAlerts();

  /** Keeps a failure of one goal or monitor from the others. */
  @FunctionalInterface
  public interface Isolation {
    /**
     * Runs a computation that may fail.
     *
     * @param subject the goal or monitor it is run for, the same each time
     * @param instead the result where it fails, by the cause
     */
    List<Alert> isolate(
        String subject, Supplier<List<Alert>> work, Function<String, List<Alert>> instead);
  }

  /**
   * The alerts by a store.
   *
   * @param catalogue the KPIs in the store
   * @param reader reads the store by the breakdowns that it has
   */
  public BoardAlerts(
      Catalogue catalogue, BusinessCalendar calendar, BoardReader reader, Isolation isolation) {
    this.catalogue = catalogue;
    this.calendar = calendar;
    this.board = reader.board();
    this.reader = reader;
    this.isolation = isolation;
  }

  /**
   * The alerts of the goals, monitors and actions of a plan, not yet grouped.
   *
   * @param wanted whether those of a segment are needed
   * @param lastDay the last day that any event of the whole company is of; empty where there is
   *     none
   */
  public List<Alert> of(
      Plan plan, Predicate<Map<String, String>> wanted, Instant now, Optional<LocalDate> lastDay) {
    var yesterday = calendar.dayOf(now).minusDays(1);
    // Today's data is judged tomorrow.
    var known = lastDay.map(day -> day.isBefore(yesterday) ? day : yesterday);
    var evaluator = new AlertEvaluator(catalogue, calendar, history(known));
    judged.begin(yesterday, known);
    var alerts = new ArrayList<Alert>();
    plan.goals().stream()
        .filter(goal -> wanted.test(goal.segment()))
        .map(goal -> isolated(goal, evaluator, now))
        .forEach(alerts::addAll);
    Monitor.ofSegments(plan.monitors(), this::segments).stream()
        .filter(monitor -> wanted.test(monitor.segment()))
        .map(monitor -> isolated(monitor, evaluator, now))
        .forEach(alerts::addAll);
    plan.actions().stream()
        .filter(action -> wanted.test(action.segment()))
        .map(action -> isolated(action, now))
        .forEach(alerts::addAll);
    judged.end();
    return alerts.stream().map(alert -> informing(alert, plan)).toList();
  }

  private static Alert informing(Alert alert, Plan plan) {
    return alert
        .goal()
        .map(goal -> plan.content().responsibilities().get(goal))
        .map(roles -> alert.informing(roles.informed()))
        .orElse(alert);
  }

  private List<Alert> isolated(Goal goal, AlertEvaluator evaluator, Instant now) {
    return isolation.isolate(
        "alerts of goal '%s'".formatted(goal.id()),
        () -> judged.of(goal, revision(goal.segment()), () -> evaluator.of(goal, now)),
        cause -> judged.withEarlier(goal, evaluator.failed(goal, cause, now)));
  }

  private List<Alert> isolated(Monitor watch, AlertEvaluator evaluator, Instant now) {
    return isolation.isolate(
        "alerts of " + watch.subject(),
        () -> judged.of(watch, revision(watch.segment()), () -> evaluator.of(watch, now)),
        cause -> judged.withEarlier(watch, evaluator.failed(watch, cause, now)));
  }

  private List<Alert> isolated(Action action, Instant now) {
    var alerts = new ActionAlerts(action, catalogue, calendar, reader, now);
    long revision = action.evidence().map(each -> revision(each.segment())).orElse(0L);
    return isolation.isolate(
        "alerts of action '%s'".formatted(action.id()),
        () -> judged.of(action, revision, alerts::alerts),
        cause -> judged.withEarlier(action, List.of()));
  }

  private long revision(Map<String, String> segment) {
    return reader.segment(segment).map(board::revisionOfThePast).orElse(0L);
  }

  private List<Map<String, String>> segments(List<String> breakdown) {
    return board.segments(breakdown).stream().map(Segment::shown).toList();
  }

  private History history(Optional<LocalDate> lastDay) {
    return new History() {
      @Override
      public KpiReader reader() {
        return reader;
      }

      @Override
      public KpiValue over(
          String kpi, Map<String, String> segment, LocalDate first, LocalDate last) {
        return reader
            .segment(segment)
            .map(known -> board.figures(kpi, known, first, last))
            .orElse(KpiValue.NOTHING);
      }

      @Override
      public Optional<LocalDate> lastDay() {
        return lastDay;
      }
    };
  }
}
