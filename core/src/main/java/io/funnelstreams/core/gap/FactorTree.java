package io.funnelstreams.core.gap;

import io.funnelstreams.core.kpi.Formula;
import java.util.List;

/**
 * A number as a product of factors, told by what the product comes to after each of them: leads,
 * then MQLs (leads × MQLs per lead), and so on. The last is the number itself.
 *
 * @param factors in the order of the funnel
 */
public record FactorTree(List<Factor> factors) {
  /**
   * One factor.
   *
   * @param name for a person
   * @param through the product of it and of all factors before it
   */
  public record Factor(String name, Formula through) {}

  public FactorTree {
    factors = List.copyOf(factors);
    if (factors.isEmpty()) {
      throw new IllegalArgumentException("a number has at least one factor");
    }
  }

  /** The number that is explained. */
  public Formula number() {
    return factors.get(factors.size() - 1).through();
  }
}
