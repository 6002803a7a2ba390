package io.funnelstreams.schemas.yaml;

import io.funnelstreams.core.kpi.Additivity;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.Pricing;
import java.math.BigDecimal;
import java.util.Optional;

/** Prices and costs: {@code price}, {@code margin}, {@code fixed_costs}, {@code kpi}. */
final class PricingYaml {
  private static final String USUAL_KPI = "customers";

  private PricingYaml() {}

  static Optional<Pricing> pricing(
      YamlValue value, PlanContext plan, Optional<BigDecimal> grossMargin) {
    return value
        .map("kpi", "price", "margin", "fixed_costs")
        .flatMap(map -> pricing(map, plan, grossMargin));
  }

  private static Optional<Pricing> pricing(
      YamlMap map, PlanContext plan, Optional<BigDecimal> grossMargin) {
    var kpi =
        map.find("kpi").isPresent()
            ? map.find("kpi").flatMap(value -> counting(value, plan))
            : plan.catalogue().find(USUAL_KPI);
    var price = map.require("price").flatMap(value -> positive(value, plan));
    var margin = margin(map, grossMargin);
    var fixed = map.find("fixed_costs").flatMap(plan::amount).orElse(BigDecimal.ZERO);
    return kpi.isPresent() && price.isPresent() && margin.isPresent()
        ? Optional.of(new Pricing(kpi.get().id(), price.get(), margin.get(), fixed))
        : Optional.empty();
  }

  private static Optional<Kpi> counting(YamlValue value, PlanContext plan) {
    var kpi = plan.kpi(value);
    boolean counts =
        kpi.filter(known -> known.unit() == Unit.COUNT)
            .filter(
                known -> known.nature() == Additivity.FLOW || known.nature() == Additivity.STOCK)
            .isPresent();
    if (kpi.isPresent() && !counts) {
      value.problem(
          "'%s' does not count what is sold; write customers, orders or deals_won"
              .formatted(kpi.get().id()));
    }
    return kpi.filter(known -> counts);
  }

  private static Optional<BigDecimal> positive(YamlValue value, PlanContext plan) {
    var price = plan.amount(value);
    if (price.filter(amount -> amount.signum() == 0).isPresent()) {
      value.problem("at a price of 0 nothing ever pays for its costs; write what is paid");
      return Optional.empty();
    }
    return price;
  }

  private static Optional<BigDecimal> margin(YamlMap map, Optional<BigDecimal> grossMargin) {
    var own = map.find("margin");
    if (own.isEmpty()) {
      if (grossMargin.filter(margin -> margin.signum() > 0).isEmpty()) {
        map.problem("'margin' is missing, and the plan has no gross_margin to take for it");
      }
      return grossMargin.filter(margin -> margin.signum() > 0);
    }
    var margin = own.flatMap(YamlValue::fraction);
    boolean sound =
        margin.filter(m -> m.signum() > 0 && m.compareTo(BigDecimal.ONE) <= 0).isPresent();
    if (margin.isPresent() && !sound) {
      own.get().problem("a margin is above 0 and at most 1 (or 100%)");
    }
    return margin.filter(m -> sound);
  }
}
