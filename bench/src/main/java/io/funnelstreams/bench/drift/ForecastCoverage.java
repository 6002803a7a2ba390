package io.funnelstreams.bench.drift;

import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.plan.Baseline;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.GoalForecast;
import io.funnelstreams.core.plan.PaceRule;
import io.funnelstreams.core.plan.Target;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How often the actual value lay within the intervals of the forecasts of goals, over companies
 * that the forecasts' constants were not chosen by.
 *
 * <p>Arguments: companies and seed; 100 and 1 where they are missing.
 */
public final class ForecastCoverage {
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final int YEARS = 2;

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("2024-07-01", "2024-09-30", "2024-08-15"),
          new Question("2025-01-01", "2025-03-31", "2025-02-01"),
          new Question("2025-04-01", "2025-06-30", "2025-04-15"),
          new Question("2025-01-01", "2025-12-31", "2025-07-01"));

  /** A goal's first and last day, and the day it is forecast on. */
  private record Question(LocalDate from, LocalDate to, LocalDate today) {
    Question(String from, String to, String today) {
      this(LocalDate.parse(from), LocalDate.parse(to), LocalDate.parse(today));
    }
  }

  /** The outcomes of some forecasts. */
  private record Held(int asked, int within80, int within95) {
    Held plus(Held other) {
      return new Held(asked + other.asked, within80 + other.within80, within95 + other.within95);
    }
  }

  private ForecastCoverage() {}

  /** Measures and prints the table. */
  public static void main(String[] args) {
    int companies = args.length > 0 ? Integer.parseInt(args[0]) : 100;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    System.out.println("| KPI | forecasts | 80 % | 95 % |");
    System.out.println("|---|--:|--:|--:|");
    run(companies, seed)
        .forEach(
            (kpi, held) ->
                System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.1f %% | %.1f %% |%n",
                    kpi,
                    held.asked(),
                    100.0 * held.within80() / held.asked(),
                    100.0 * held.within95() / held.asked()));
  }

  private static Map<String, Held> run(int companies, long seed) {
    var all = new LinkedHashMap<String, Held>();
    for (int i = 0; i < companies; i++) {
      var company = new DriftCompany(seed * 1_000_003 + i, FIRST, YEARS, false);
      for (var kpi : DriftSimulation.KPIS) {
        QUESTIONS.forEach(
            question ->
                ask(company, kpi, question).ifPresent(held -> all.merge(kpi, held, Held::plus)));
      }
    }
    return all;
  }

  private static Optional<Held> ask(DriftCompany company, String id, Question question) {
    var kpi = company.plan().catalogue().find(id).orElseThrow();
    var calendar = company.plan().rules().calendar();
    var forecast =
        GoalForecast.of(goal(id, question), kpi, company.reader(), calendar, question.today());
    var from = kpi.accumulates() ? question.from() : question.to().withDayOfMonth(1);
    var came = company.value(id, from, question.to());
    return forecast
        .forecast()
        .filter(known -> came.isPresent())
        .map(known -> held(known, came.getAsDouble()));
  }

  private static Held held(Forecast forecast, double came) {
    return new Held(
        1,
        forecast.interval80().contains(came) ? 1 : 0,
        forecast.interval95().contains(came) ? 1 : 0);
  }

  private static Goal goal(String kpi, Question question) {
    return new Goal(
        kpi + question.from(),
        kpi,
        Map.of(),
        Baseline.NONE,
        new Target(Target.Kind.ABSOLUTE, 1),
        question.from(),
        question.to(),
        PaceRule.LINEAR,
        Grain.MONTH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
