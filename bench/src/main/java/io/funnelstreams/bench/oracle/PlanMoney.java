package io.funnelstreams.bench.oracle;

import io.funnelstreams.core.event.DealEvent;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.SpendEvent;
import io.funnelstreams.core.plan.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Budget and break-even of a plan, straight from events: of deals that are won once, and spend in
 * the plan's currency that is not retracted.
 */
public final class PlanMoney {
  private final Plan plan;
  private final Map<YearMonth, Map<String, BigDecimal>> spend = new HashMap<>();
  private final Map<YearMonth, Integer> newCustomers = new HashMap<>();

  /** The money of a plan, and what happened. */
  public PlanMoney(Plan plan, Collection<Event> events) {
    this.plan = plan;
    var customers = new HashSet<String>();
    for (var event : events) {
      if (event instanceof SpendEvent spent) {
        spend
            .computeIfAbsent(YearMonth.from(spent.day()), month -> new HashMap<>())
            .merge(spent.channel(), amount(spent), BigDecimal::add);
      }
      if (event instanceof DealEvent deal
          && deal.type() == DealEvent.Type.WON
          && customers.add(deal.header().partyId())) {
        var day = LocalDate.ofInstant(deal.header().occurredAt(), plan.rules().calendar().zone());
        newCustomers.merge(YearMonth.from(day), 1, Integer::sum);
      }
    }
  }

  private static BigDecimal amount(SpendEvent spent) {
    var money = spent.amount();
    return BigDecimal.valueOf(money.minor(), money.currency().getDefaultFractionDigits());
  }

  /** The spend of a channel in a month. */
  public BigDecimal spent(String channel, YearMonth month) {
    return spend.getOrDefault(month, Map.of()).getOrDefault(channel, BigDecimal.ZERO);
  }

  /** The spend of all channels in a month. */
  public BigDecimal spent(YearMonth month) {
    return spend.getOrDefault(month, Map.of()).values().stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The spend in a month of channels for which the budget has no amount. */
  public BigDecimal unplanned(YearMonth month) {
    var named = plan.content().budget().orElseThrow().channels();
    return spend.getOrDefault(month, Map.of()).entrySet().stream()
        .filter(entry -> !named.containsKey(entry.getKey()))
        .map(Map.Entry::getValue)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The customers won up to the end of a month; those known so far, if the month is not over. */
  public int customers(YearMonth month) {
    return newCustomers.entrySet().stream()
        .filter(entry -> !entry.getKey().isAfter(month))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** How many customers pay for fixed costs and an amount of spend. */
  public int needed(BigDecimal spendOfMonth) {
    var pricing = plan.content().pricing().orElseThrow();
    return pricing
        .fixedCosts()
        .add(spendOfMonth)
        .divide(pricing.price().multiply(pricing.margin()), 0, RoundingMode.CEILING)
        .intValueExact();
  }

  /**
   * The first of some months in which there are enough customers.
   *
   * @param expected how many there are in each month
   * @param spendOfMonth what is spent in each
   */
  public Optional<YearMonth> breakEven(
      List<YearMonth> months,
      Map<YearMonth, Integer> expected,
      Map<YearMonth, BigDecimal> spendOfMonth) {
    return months.stream()
        .filter(month -> expected.getOrDefault(month, -1) >= needed(spendOfMonth.get(month)))
        .findFirst();
  }
}
