package io.funnelstreams.core.alert;

import io.funnelstreams.core.journey.DimensionValue;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.KpiActivity;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.Monitor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Alerts of one monitor. */
record MonitorAlerts(AlertEvaluator plan, Monitor watch, Kpi kpi, LocalDate yesterday) {
  /** The standard normal distribution's quantile at 97.5 %. */
  private static final double Z = 1.959964;

  List<Alert> alerts() {
    var source = new KpiDays(kpi, watch.segment(), plan.history());
    var days = source.until(yesterday);
    if (days.isEmpty()) {
      return List.of();
    }
    var activity = plan.history().reader().activity(kpi.id(), watch.segment());
    boolean weekly = source.form() == KpiDays.Form.FLOW;
    var alerts = new ArrayList<Alert>();
    new ChangeMonitor(watch, weekly, floor(source.form()))
        .changes(KpiDays.judged(days, activity, yesterday))
        .forEach(change -> alerts.add(change(change)));
    NoDataWindows.of(activity, days.get(0).day(), yesterday)
        .forEach(noData -> alerts.add(noData(activity, noData)));
    return alerts;
  }

  Alert failed(String cause) {
    return alert(
        AlertKind.FAILED,
        new AlertWindow(yesterday, yesterday, Optional.empty()),
        Optional.empty(),
        AlertMessage.failed(kpi, cause));
  }

  private ReferenceLevel.Floor floor(KpiDays.Form form) {
    return switch (form) {
      case FLOW ->
          kpi.unit() == Unit.COUNT ? ReferenceLevel.Floor.POISSON : ReferenceLevel.Floor.NONE;
      case QUOTIENT ->
          kpi.unit() == Unit.RATIO ? ReferenceLevel.Floor.BINOMIAL : ReferenceLevel.Floor.NONE;
      case LEVEL -> ReferenceLevel.Floor.NONE;
    };
  }

  private Alert change(Change change) {
    var episode =
        new AlertWindow(change.since(), change.fired(), change.end().map(Change.End::day));
    return alert(
        AlertKind.CHANGE, episode, Optional.of(figures(change)), AlertMessage.change(kpi, change));
  }

  private Alert noData(KpiActivity activity, AlertWindow episode) {
    var reason = AlertMessage.noData(kpi, activity, episode);
    return alert(AlertKind.NO_DATA, episode, Optional.empty(), reason);
  }

  /** The figures of a flow are those of a week. */
  private Figures figures(Change change) {
    boolean flow = KpiDays.formOf(kpi) == KpiDays.Form.FLOW;
    double scale = flow ? WeekdaySeasonality.WEEK : 1;
    var after = change.after();
    double actual = scale * after.rate();
    double expected = scale * change.before().rate();
    double error = Z * scale * change.before().error(after.base());
    boolean quotient = KpiDays.formOf(kpi) == KpiDays.Form.QUOTIENT;
    return new Figures(
        change.since(),
        change.until(),
        actual,
        expected,
        switch (kpi.better()) {
          case UP, NEITHER -> actual - expected;
          case DOWN -> expected - actual;
        },
        quotient ? OptionalDouble.of(after.amount()) : OptionalDouble.empty(),
        quotient ? OptionalDouble.of(after.base()) : OptionalDouble.empty(),
        Optional.of(new ConfidenceInterval(actual - error, actual + error)));
  }

  private Alert alert(
      AlertKind kind, AlertWindow episode, Optional<Figures> figures, String reason) {
    var subject = kind.name().toLowerCase(Locale.ROOT) + "/" + subject();
    return new Alert(
        subject + "/" + episode.since(),
        subject,
        kind,
        watch.severity(),
        AlertMessage.title(kpi, watch.segment()),
        reason,
        Optional.empty(),
        Optional.of(kpi.id()),
        watch.segment(),
        figures.map(Figures::firstDay).orElse(episode.since()),
        figures.map(Figures::lastDay).orElse(episode.fired()),
        plan.endOf(episode.since()),
        plan.endOf(episode.fired()),
        episode.resolved().map(plan::endOf),
        figures,
        OptionalDouble.empty(),
        watch.owner(),
        watch.team(),
        watch.objective(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** However a value is spelled, it is about the same. */
  private String subject() {
    var where =
        new TreeMap<>(watch.segment())
            .entrySet().stream()
                .map(part -> part.getKey() + "=" + DimensionValue.of(part.getValue()).folded())
                .collect(Collectors.joining(","));
    return where.isEmpty() ? kpi.id() : kpi.id() + "/" + where;
  }
}
