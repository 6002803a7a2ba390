package io.funnelstreams.core.plan;

import io.funnelstreams.core.forecast.Forecast;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.BreakEven.SpendBasis;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Finds the break-even of a plan from its prices, its budget, its spend, and the forecast of sales.
 *
 * @param reader reads sales and spend
 * @param today the last day that has begun
 */
public record BreakEvenAnalysis(Plan plan, Pricing pricing, KpiReader reader, LocalDate today) {
  private static final int MONTHS_BEHIND = 3;
  private static final int MONTHS_AHEAD = 12;

  /** Sums of doubles do not meet a whole number to the last bit. */
  private static final double ROUNDING = 1e-9;

  /** The analysis of a plan; empty where it has no prices. */
  public static Optional<BreakEven> of(Plan plan, KpiReader reader, LocalDate today) {
    return plan.content()
        .pricing()
        .map(pricing -> new BreakEvenAnalysis(plan, pricing, reader, today).result());
  }

  private BreakEven result() {
    var running = YearMonth.from(today);
    var months =
        IntStream.rangeClosed(-MONTHS_BEHIND, MONTHS_AHEAD)
            .mapToObj(offset -> month(running.plusMonths(offset)))
            .toList();
    var first =
        months.subList(MONTHS_BEHIND - 1, months.size()).stream()
            .filter(BreakEven.Month::covered)
            .map(BreakEven.Month::month)
            .findFirst();
    return new BreakEven(
        pricing.kpi(), pricing.contribution().doubleValue(), List.copyOf(months), first);
  }

  private BreakEven.Month month(YearMonth month) {
    boolean over = month.atEndOfMonth().isBefore(today);
    var basis = basis(month, over);
    double costs = pricing.fixedCosts().doubleValue() + spend(month, basis);
    double needed = Math.ceil(costs / pricing.contribution().doubleValue() - ROUNDING);
    var sold = over ? actual(month) : forecast(month);
    boolean covered = sold.isPresent() && sold.getAsDouble() >= needed - ROUNDING;
    return new BreakEven.Month(month, costs, basis, needed, sold, !over, covered);
  }

  private SpendBasis basis(YearMonth month, boolean over) {
    if (over && spent(month).isPresent()) {
      return SpendBasis.ACTUAL;
    }
    if (budget(month).isPresent()) {
      return SpendBasis.BUDGET;
    }
    return average().isPresent() ? SpendBasis.AVERAGE : SpendBasis.NONE;
  }

  private double spend(YearMonth month, SpendBasis basis) {
    return switch (basis) {
      case ACTUAL -> spent(month).getAsDouble();
      case BUDGET -> budget(month).getAsDouble();
      case AVERAGE -> average().getAsDouble();
      case NONE -> 0;
    };
  }

  private OptionalDouble budget(YearMonth month) {
    return plan.content()
        .budget()
        .flatMap(budget -> budget.total(month))
        .map(amount -> OptionalDouble.of(amount.doubleValue()))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble spent(YearMonth month) {
    return BudgetReport.spent(reader, month, today);
  }

  /** Of the last months that are over, as far as spend was reported in them. */
  private OptionalDouble average() {
    var running = YearMonth.from(today);
    return IntStream.rangeClosed(1, MONTHS_BEHIND)
        .mapToObj(offset -> spent(running.minusMonths(offset)))
        .flatMapToDouble(OptionalDouble::stream)
        .average();
  }

  private OptionalDouble actual(YearMonth month) {
    return reader.value(pricing.kpi(), Map.of(), month.atDay(1), month.atEndOfMonth());
  }

  private OptionalDouble forecast(YearMonth month) {
    var kpi = kpi();
    var forecast =
        GoalForecast.of(asGoal(month), kpi, reader, plan.rules().calendar(), today).forecast();
    return forecast.map(Forecast::value).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private Kpi kpi() {
    return plan.catalogue().find(pricing.kpi()).orElseThrow();
  }

  /** A month as a goal, because forecasts are of goals. */
  private Goal asGoal(YearMonth month) {
    return new Goal(
        "break-even/" + month,
        pricing.kpi(),
        Map.of(),
        Baseline.NONE,
        new Target(Target.Kind.ABSOLUTE, 0),
        month.atDay(1),
        month.atEndOfMonth(),
        PaceRule.LINEAR,
        Grain.MONTH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
