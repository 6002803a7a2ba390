package io.funnelstreams.core.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Compares spend with a budget.
 *
 * @param reader reads the spend
 * @param today the last day that has begun
 */
public record BudgetReport(Budget budget, KpiReader reader, LocalDate today) {
  /** The KPIs of spend. */
  public static final List<String> SPEND = List.of("marketing_spend", "sales_spend");

  /** The name for all channels that the budget does not name. */
  public static final String UNPLANNED = "(not in the budget)";

  /** Below it a month that is over was not used. */
  private static final double USED = 0.9;

  /** Half of the smallest amount of any currency, so that rounding is no overspend. */
  private static final double ROUNDING = 0.005;

  /** A line for each month and channel, by month; spend outside of the budget last. */
  public List<BudgetLine> lines() {
    var lines = new ArrayList<BudgetLine>();
    for (var month : budget.months()) {
      budget
          .channels()
          .forEach(
              (channel, amounts) -> {
                if (amounts.containsKey(month)) {
                  lines.add(line(channel, month, amounts.get(month), spent(channel, month)));
                }
              });
      var unplanned = unplanned(month);
      if (unplanned.orElse(0) > ROUNDING) {
        lines.add(line(UNPLANNED, month, BigDecimal.ZERO, unplanned));
      }
    }
    return lines;
  }

  /**
   * The spend of all channels in a month.
   *
   * @return empty where none was reported, or the month has not begun
   */
  public static OptionalDouble spent(KpiReader reader, YearMonth month, LocalDate today) {
    return spent(reader, Map.of(), month, today);
  }

  private OptionalDouble spent(String channel, YearMonth month) {
    var all = spent(reader, month, today);
    var own = spent(reader, Map.of(Budget.DIMENSION, channel), month, today);
    // Where other channels spent and this one has no row, it spent 0.
    return all.isPresent() && own.isEmpty() ? OptionalDouble.of(0) : own;
  }

  /** Spend of the month that no channel of the budget accounts for in that month. */
  private OptionalDouble unplanned(YearMonth month) {
    var all = spent(reader, month, today);
    if (all.isEmpty()) {
      return all;
    }
    double planned =
        budget.channels().entrySet().stream()
            .filter(entry -> entry.getValue().containsKey(month))
            .mapToDouble(entry -> spent(entry.getKey(), month).orElse(0))
            .sum();
    return OptionalDouble.of(all.getAsDouble() - planned);
  }

  private static OptionalDouble spent(
      KpiReader reader, Map<String, String> segment, YearMonth month, LocalDate today) {
    if (month.atDay(1).isAfter(today)) {
      return OptionalDouble.empty();
    }
    var sum = OptionalDouble.empty();
    for (var kpi : SPEND) {
      if (reader.notReported(kpi).isEmpty()) {
        var one = reader.value(kpi, segment, month.atDay(1), month.atEndOfMonth());
        sum = one.isEmpty() ? sum : OptionalDouble.of(sum.orElse(0) + one.getAsDouble());
      }
    }
    return sum;
  }

  private BudgetLine line(
      String channel, YearMonth month, BigDecimal planned, OptionalDouble spent) {
    double amount = planned.doubleValue();
    return new BudgetLine(
        channel, month, amount, amount * begun(month), spent, state(month, amount, spent));
  }

  /** The part of a month's days that have begun. */
  private double begun(YearMonth month) {
    if (month.atEndOfMonth().isBefore(today)) {
      return 1;
    }
    return month.atDay(1).isAfter(today)
        ? 0
        : (double) today.getDayOfMonth() / month.lengthOfMonth();
  }

  private BudgetLine.State state(YearMonth month, double planned, OptionalDouble spent) {
    if (month.atDay(1).isAfter(today)) {
      return BudgetLine.State.AHEAD;
    }
    if (spent.isEmpty()) {
      return BudgetLine.State.NO_DATA;
    }
    if (spent.getAsDouble() > planned + ROUNDING) {
      return BudgetLine.State.OVER;
    }
    boolean over = month.atEndOfMonth().isBefore(today);
    return over && spent.getAsDouble() < USED * planned
        ? BudgetLine.State.UNDER
        : BudgetLine.State.WITHIN;
  }
}
