package io.funnelstreams.core.plan;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The price of a sale, and its costs.
 *
 * @param kpi the KPI that counts the units the price is paid for: a stock such as customers for a
 *     price a month, a flow such as orders for a price each
 * @param price in the plan's currency
 * @param margin the part of the price that is left after the costs of the sale itself, above 0 and
 *     at most 1
 * @param fixedCosts of a month, beside marketing and sales spend, in the plan's currency
 */
public record Pricing(String kpi, BigDecimal price, BigDecimal margin, BigDecimal fixedCosts) {
  public Pricing {
    Objects.requireNonNull(kpi, "kpi");
    if (price.signum() <= 0) {
      throw new IllegalArgumentException("a price is above 0: " + price);
    }
    if (margin.signum() <= 0 || margin.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("a margin is above 0 and at most 1: " + margin);
    }
    if (fixedCosts.signum() < 0) {
      throw new IllegalArgumentException("fixed costs are 0 or more: " + fixedCosts);
    }
  }

  /** The contribution of one sale to the costs. */
  public BigDecimal contribution() {
    return price.multiply(margin);
  }
}
