package io.funnelstreams.bench.drift;

import io.funnelstreams.core.alert.Alert;
import io.funnelstreams.core.alert.AlertEvaluator;
import io.funnelstreams.core.alert.AlertKind;
import io.funnelstreams.core.plan.AlertRule;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalLine;
import io.funnelstreams.core.plan.Monitor;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How soon alerts report a drift, how often they report one that is none, and which they miss,
 * compared with plain thresholds on the same numbers.
 *
 * <p>Arguments: companies, years, seed; 200, 2 and 1 where they are missing.
 */
public final class DriftSimulation {
  static final List<String> KPIS =
      List.of("leads", "win_rate", "mql_to_sql_rate", "average_deal_value", "mrr");

  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");

  /** After a drift a rate is still that of weeks in which it drifted. */
  private static final int AFTERMATH_DAYS = 28;

  /** By then the end of a drift has been noticed as well. */
  private static final int RETURN_DAYS = 60;

  /** The rules that are compared. */
  enum Rule {
    ALERTS("alerts, as they are"),
    CHANGES("watched without a target"),
    OUTSIDE_TOLERANCE("plain: behind by more than 5 % at a day's end"),
    BEHIND("plain: behind expected at a day's end");

    private final String title;

    Rule(String title) {
      this.title = title;
    }
  }

  private final Map<Rule, Map<String, DriftTally>> tallies = new LinkedHashMap<>();

  private DriftSimulation() {
    for (var rule : Rule.values()) {
      var byKpi = new LinkedHashMap<String, DriftTally>();
      KPIS.forEach(kpi -> byKpi.put(kpi, new DriftTally()));
      tallies.put(rule, byKpi);
    }
  }

  /** Runs the simulation and prints the table. */
  public static void main(String[] args) {
    int companies = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    int years = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    run(companies, years, seed).print();
  }

  static DriftSimulation run(int companies, int years, long seed) {
    var simulation = new DriftSimulation();
    for (int i = 0; i < companies; i++) {
      simulation.add(new DriftCompany(seed * 1_000_003 + i, FIRST, years, i % 2 == 0));
    }
    return simulation;
  }

  DriftTally total(Rule rule) {
    var total = new DriftTally();
    tallies.get(rule).values().forEach(total::add);
    return total;
  }

  private void print() {
    System.out.printf(
        "| %-44s | %6s | %6s | %6s | %5s | %8s |%n",
        "rule", "drifts", "median", "p90", "missed", "false/q");
    System.out.println("|---|---|---|---|---|---|");
    for (var rule : Rule.values()) {
      System.out.println(total(rule).line(rule.title));
      tallies.get(rule).forEach((kpi, tally) -> System.out.println(tally.line("- " + kpi)));
    }
  }

  private void add(DriftCompany company) {
    var evaluator =
        new AlertEvaluator(company.plan().catalogue(), company.plan().rules().calendar(), company);
    var now = company.last().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    for (var goal : company.plan().goals()) {
      var alerts =
          evaluator.of(goal, now).stream()
              .filter(alert -> alert.kind() == AlertKind.DRIFT)
              .map(DriftSimulation::firedOn)
              .toList();
      count(Rule.ALERTS, company, goal, alerts);
      count(Rule.OUTSIDE_TOLERANCE, company, goal, crossings(company, goal, e -> 0.05 * e));
      count(Rule.BEHIND, company, goal, crossings(company, goal, e -> 0));
    }
    KPIS.forEach(kpi -> watch(company, kpi, evaluator.of(watch(kpi), now)));
  }

  static Monitor watch(String kpi) {
    return new Monitor(
        kpi,
        Map.of(),
        List.of(),
        Monitor.DEFAULT_CHANGE,
        30,
        AlertRule.Severity.WARNING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A drift is a change twice, when it comes and when it goes; the second one is not asked for. */
  private void watch(DriftCompany company, String kpi, List<Alert> alerts) {
    var tally = tallies.get(Rule.CHANGES).get(kpi);
    var changes = alerts.stream().filter(alert -> alert.kind() == AlertKind.CHANGE).toList();
    long days = company.last().toEpochDay() - FIRST.toEpochDay() + 1;
    var drift = company.drift().filter(known -> known.kpi().equals(kpi));
    if (drift.isEmpty()) {
      tally.quiet(changes.size(), days);
      return;
    }
    var begins = drift.get().first();
    var end = drift.get().last().plusDays(RETURN_DAYS);
    changes.stream()
        .filter(alert -> alert.figures().orElseThrow().gap() < 0)
        .map(DriftSimulation::firedOn)
        .filter(day -> !day.isBefore(begins) && !day.isAfter(drift.get().last()))
        .findFirst()
        .ifPresentOrElse(day -> tally.found(begins, day), tally::missed);
    var observed = changes.stream().map(DriftSimulation::firedOn).toList();
    tally.quiet(
        observed.stream().filter(day -> day.isBefore(begins) || day.isAfter(end)).count(),
        days - (end.toEpochDay() - begins.toEpochDay() + 1));
  }

  private static LocalDate firedOn(Alert alert) {
    return alert.firedAt().atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
  }

  /** The days at whose end a goal was behind by more than a margin, and not the day before. */
  private static List<LocalDate> crossings(
      DriftCompany company, Goal goal, ToDoubleFunction<Double> margin) {
    var kpi = company.plan().catalogue().find(goal.kpi()).orElseThrow();
    var calendar = company.plan().rules().calendar();
    var line = GoalLine.of(goal, kpi, company.reader(), calendar).orElseThrow();
    var crossings = new ArrayList<LocalDate>();
    boolean behind = false;
    for (var day = goal.from(); !day.isAfter(goal.to()); day = day.plusDays(1)) {
      var from = kpi.accumulates() ? goal.from() : day.withDayOfMonth(1);
      var actual = company.value(goal.kpi(), from, day);
      double expected = line.expectedAfter(day);
      boolean now =
          actual.isPresent()
              && line.ahead(actual.getAsDouble(), expected) < -margin.applyAsDouble(expected);
      if (now && !behind) {
        crossings.add(day);
      }
      behind = now;
    }
    return crossings;
  }

  private void count(Rule rule, DriftCompany company, Goal goal, List<LocalDate> observed) {
    var tally = tallies.get(rule).get(goal.kpi());
    long days = goal.to().toEpochDay() - goal.from().toEpochDay() + 1;
    var drift =
        company
            .drift()
            .filter(known -> known.kpi().equals(goal.kpi()))
            .filter(known -> !known.first().isBefore(goal.from()))
            .filter(known -> !known.first().isAfter(goal.to()));
    if (drift.isEmpty()) {
      tally.quiet(observed.size(), days);
      return;
    }
    var begins = drift.get().first();
    observed.stream()
        .filter(day -> !day.isBefore(begins) && !day.isAfter(drift.get().last()))
        .findFirst()
        .ifPresentOrElse(day -> tally.found(begins, day), tally::missed);
    var end = aftermath(goal, drift.get());
    tally.quiet(
        observed.stream().filter(day -> day.isBefore(begins) || day.isAfter(end)).count(),
        days - (end.toEpochDay() - begins.toEpochDay() + 1));
  }

  /** For accumulating KPIs and permanent losses, the shortfall remains until the goal's end. */
  private static LocalDate aftermath(Goal goal, Drift drift) {
    var end = drift.last().plusDays(AFTERMATH_DAYS);
    boolean remains = goal.kpi().equals("leads") || goal.kpi().equals("mrr");
    return remains || end.isAfter(goal.to()) ? goal.to() : end;
  }
}
