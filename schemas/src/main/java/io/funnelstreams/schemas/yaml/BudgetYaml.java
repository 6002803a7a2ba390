package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.plan.Budget;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A budget: {@code from} and {@code to}, and for each channel an amount for every month, a list of
 * amounts, or a map of month to amount.
 */
final class BudgetYaml {
  private static final int MOST_MONTHS = 120;

  private BudgetYaml() {}

  static Optional<Budget> budget(YamlValue value, PlanContext plan) {
    return value.map("from", "to", "channels").flatMap(map -> budget(map, plan));
  }

  private static Optional<Budget> budget(YamlMap map, PlanContext plan) {
    if (plan.breakdown(Set.of(Budget.DIMENSION)).isEmpty()) {
      map.problem(plan.withoutBreakdown(Set.of(Budget.DIMENSION), "budget"));
    }
    var from = map.require("from").flatMap(BudgetYaml::month);
    var to = map.require("to").flatMap(BudgetYaml::month);
    var channels = map.require("channels");
    if (from.isEmpty() || to.isEmpty() || channels.isEmpty()) {
      return Optional.empty();
    }
    var months = months(map, from.get(), to.get());
    var budget = new LinkedHashMap<String, SortedMap<YearMonth, BigDecimal>>();
    channels
        .get()
        .entries()
        .forEach((name, value) -> budget.put(name, amounts(value, months, plan)));
    return Optional.of(new Budget(budget));
  }

  private static List<YearMonth> months(YamlMap map, YearMonth from, YearMonth to) {
    var months = new ArrayList<YearMonth>();
    for (var month = from; !month.isAfter(to) && months.size() < MOST_MONTHS; ) {
      months.add(month);
      month = month.plusMonths(1);
    }
    if (months.isEmpty()) {
      map.problem("the budget ends (%s) before it begins (%s)".formatted(to, from));
    } else if (months.size() == MOST_MONTHS) {
      map.problem("a budget is of at most %s months".formatted(MOST_MONTHS - 1));
    }
    return months;
  }

  private static SortedMap<YearMonth, BigDecimal> amounts(
      YamlValue value, List<YearMonth> months, PlanContext plan) {
    var amounts = new TreeMap<YearMonth, BigDecimal>();
    if (value.isMap()) {
      value.entries().forEach((key, amount) -> put(amounts, key, amount, months, plan));
    } else if (value.isList()) {
      var items = value.items();
      if (items.size() != months.size()) {
        value.problem(
            "%s amounts do not fit %s months; write one for each"
                .formatted(items.size(), months.size()));
      }
      for (int i = 0; i < Math.min(items.size(), months.size()); i++) {
        var month = months.get(i);
        plan.amount(items.get(i)).ifPresent(amount -> amounts.put(month, amount));
      }
    } else {
      plan.amount(value).ifPresent(amount -> months.forEach(month -> amounts.put(month, amount)));
    }
    return amounts;
  }

  private static void put(
      SortedMap<YearMonth, BigDecimal> amounts,
      String key,
      YamlValue value,
      List<YearMonth> months,
      PlanContext plan) {
    var amount = plan.amount(value);
    var month = months.stream().filter(each -> each.toString().equals(key)).findFirst();
    if (month.isEmpty()) {
      value.problem(
          "'%s' is no month of the budget; write one such as %s"
              .formatted(key, months.isEmpty() ? "2026-01" : months.get(0)));
    } else {
      amount.ifPresent(known -> amounts.put(month.get(), known));
    }
  }

  private static Optional<YearMonth> month(YamlValue value) {
    return value.as(YearMonth::parse, "a month such as 2026-01");
  }
}
