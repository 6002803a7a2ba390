package io.funnelstreams.bench.drift;

import io.funnelstreams.core.alert.AlertEvaluator;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalEvaluator;
import io.funnelstreams.core.plan.GoalForecast;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The cost of one evaluation of all goals of a plan with two years of daily data: their state,
 * their alerts, and their forecasts. CPU seconds of one thread.
 *
 * <p>Arguments: rounds, and numbers of goals; 5 and 10, 100, 1000 where they are missing.
 */
public final class GoalCost {
  private static final int YEARS = 2;
  private static final int GOALS_OF_A_COMPANY = YEARS * DriftSimulation.KPIS.size();
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final Instant NOW = Instant.parse("2025-10-01T12:00:00Z");

  /** A computation for a goal. */
  private interface Work {
    void of(DriftCompany company, Goal goal);
  }

  private final List<DriftCompany> companies;
  private final int rounds;

  private GoalCost(int goals, int rounds) {
    this.rounds = rounds;
    companies = new ArrayList<>();
    for (int i = 0; i < goals / GOALS_OF_A_COMPANY; i++) {
      companies.add(new DriftCompany(i, FIRST, YEARS, i % 2 == 0));
    }
  }

  /** Measures and prints the table. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    var sizes = new ArrayList<Integer>();
    for (int i = 1; i < args.length; i++) {
      sizes.add(Integer.parseInt(args[i]));
    }
    new GoalCost(100, rounds).print(false);
    System.out.println("| goals | work | least | median | greatest | of a minute |");
    System.out.println("|--:|---|--:|--:|--:|--:|");
    for (int goals : sizes.isEmpty() ? List.of(10, 100, 1_000) : sizes) {
      new GoalCost(goals, rounds).print(true);
    }
  }

  private void print(boolean isMeasured) {
    measure("where they stand", GoalCost::standing, isMeasured);
    measure("alerts", GoalCost::alerts, isMeasured);
    measure("changes of as many monitored KPIs", GoalCost::changes, isMeasured);
    measure("forecasts", GoalCost::forecast, isMeasured);
  }

  private void measure(String name, Work work, boolean isMeasured) {
    var seconds = new ArrayList<Double>();
    for (int round = 0; round < rounds; round++) {
      seconds.add(secondsOf(work));
    }
    seconds.sort(null);
    double median = seconds.get(seconds.size() / 2);
    if (isMeasured) {
      System.out.printf(
          Locale.ROOT,
          "| %d | %s | %.3f s | %.3f s | %.3f s | %.1f %% |%n",
          companies.size() * GOALS_OF_A_COMPANY,
          name,
          seconds.get(0),
          median,
          seconds.get(seconds.size() - 1),
          100 * median / 60);
    }
  }

  private double secondsOf(Work work) {
    var clock = ManagementFactory.getThreadMXBean();
    long before = clock.getCurrentThreadCpuTime();
    for (var company : companies) {
      company.plan().goals().forEach(goal -> work.of(company, goal));
    }
    return (clock.getCurrentThreadCpuTime() - before) / 1e9;
  }

  private static void standing(DriftCompany company, Goal goal) {
    var plan = company.plan();
    var kpi = plan.catalogue().find(goal.kpi()).orElseThrow();
    new GoalEvaluator(plan.rules().calendar(), company.reader()).rows(goal, kpi, NOW);
  }

  private static void alerts(DriftCompany company, Goal goal) {
    var plan = company.plan();
    new AlertEvaluator(plan.catalogue(), plan.rules().calendar(), company).of(goal, NOW);
  }

  private static void changes(DriftCompany company, Goal goal) {
    var plan = company.plan();
    new AlertEvaluator(plan.catalogue(), plan.rules().calendar(), company)
        .of(DriftSimulation.watch(goal.kpi()), NOW);
  }

  private static void forecast(DriftCompany company, Goal goal) {
    var plan = company.plan();
    var kpi = plan.catalogue().find(goal.kpi()).orElseThrow();
    var today = NOW.atZone(ZoneOffset.UTC).toLocalDate();
    GoalForecast.of(goal, kpi, company.reader(), plan.rules().calendar(), today);
  }
}
