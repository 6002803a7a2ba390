package io.funnelstreams.core.alert;

import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.AlertRule;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalLine;
import io.funnelstreams.core.plan.Monitor;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The alerts of goals and monitors, firing and resolved, each for itself; {@link AlertGrouping}
 * groups them. It has no state: the same history on the same day gives the same alerts, and a later
 * day adds to them and resolves some.
 *
 * @param catalogue the KPIs of the history
 * @param calendar the plan's calendar
 */
public record AlertEvaluator(Catalogue catalogue, BusinessCalendar calendar, History history) {
  /**
   * The alerts of a goal by the days that are over: none where its plan asks for none, or has no
   * such KPI.
   */
  public List<Alert> of(Goal goal, Instant now) {
    var kpi = catalogue.find(goal.kpi());
    return kpi.isEmpty() || goal.alert().isEmpty()
        ? List.of()
        : new OfGoal(this, goal, kpi.get(), goal.alert().get(), calendar.dayOf(now).minusDays(1))
            .alerts();
  }

  /** The alerts of a monitor of one segment by the days that are over. */
  public List<Alert> of(Monitor watch, Instant now) {
    return catalogue
        .find(watch.kpi())
        .map(kpi -> new MonitorAlerts(this, watch, kpi, calendar.dayOf(now).minusDays(1)).alerts())
        .orElse(List.of());
  }

  /** The alert of a goal that could not be judged; none where its plan asks for none. */
  public List<Alert> failed(Goal goal, String cause, Instant now) {
    var kpi = catalogue.find(goal.kpi());
    return kpi.isEmpty() || goal.alert().isEmpty()
        ? List.of()
        : List.of(
            new OfGoal(this, goal, kpi.get(), goal.alert().get(), calendar.dayOf(now).minusDays(1))
                .failed(cause));
  }

  /** The alert of a monitor that could not be judged. */
  public List<Alert> failed(Monitor watch, String cause, Instant now) {
    return catalogue
        .find(watch.kpi())
        .map(kpi -> new MonitorAlerts(this, watch, kpi, calendar.dayOf(now).minusDays(1)))
        .map(alerts -> List.of(alerts.failed(cause)))
        .orElse(List.of());
  }

  /** The instant that a day ends at. */
  Instant endOf(LocalDate day) {
    return calendar.startOf(day.plusDays(1));
  }

  /** Alerts of one goal. */
  private record OfGoal(
      AlertEvaluator plan, Goal goal, Kpi kpi, AlertRule rule, LocalDate yesterday) {
    List<Alert> alerts() {
      return GoalLine.of(goal, kpi, plan.history().reader(), plan.calendar()).stream()
          .flatMap(line -> alerts(line).stream())
          .toList();
    }

    private List<Alert> alerts(GoalLine line) {
      var days = new GoalDayHistory(goal, kpi, kpi.nature(), plan.history(), plan.calendar());
      var watch = new GoalMonitor(days, line, rule, yesterday);
      var alerts = new ArrayList<Alert>();
      watch.drifts().forEach(episode -> alerts.add(drift(watch, episode)));
      watch.noData().forEach(episode -> alerts.add(noData(watch, episode)));
      return alerts;
    }

    Alert failed(String cause) {
      return alert(
          AlertKind.FAILED,
          new AlertWindow(yesterday, yesterday, Optional.empty()),
          Optional.empty(),
          OptionalDouble.empty(),
          AlertMessage.failed(kpi, cause));
    }

    private Alert drift(GoalMonitor watch, AlertWindow episode) {
      var figures = watch.evidence().at(episode.resolved().orElse(episode.fired()));
      return alert(
          AlertKind.DRIFT,
          episode,
          figures,
          OptionalDouble.of(watch.line().target()),
          figures
              .map(known -> AlertMessage.drift(kpi, known, episode))
              .orElse("The goal is over."));
    }

    private Alert noData(GoalMonitor watch, AlertWindow episode) {
      return alert(
          AlertKind.NO_DATA,
          episode,
          Optional.empty(),
          OptionalDouble.empty(),
          AlertMessage.noData(kpi, watch.activity(), episode));
    }

    private Alert alert(
        AlertKind kind,
        AlertWindow episode,
        Optional<Figures> figures,
        OptionalDouble target,
        String reason) {
      var subject = kind.name().toLowerCase(Locale.ROOT) + "/" + goal.id();
      return new Alert(
          subject + "/" + episode.since(),
          subject,
          kind,
          rule.severity(),
          AlertMessage.title(kpi, goal.segment()),
          reason,
          Optional.of(goal.id()),
          Optional.of(kpi.id()),
          goal.segment(),
          figures.map(Figures::firstDay).orElse(episode.since()),
          figures.map(Figures::lastDay).orElse(episode.fired()),
          plan.endOf(episode.since()),
          plan.endOf(episode.fired()),
          episode.resolved().map(plan::endOf),
          figures,
          target,
          goal.owner(),
          goal.team(),
          goal.objective(),
          Optional.empty(),
          List.of(),
          List.of());
    }
  }
}
