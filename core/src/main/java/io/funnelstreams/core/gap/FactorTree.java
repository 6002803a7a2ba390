package io.funnelstreams.core.gap;

import io.funnelstreams.core.kpi.Formula;
import java.util.List;
import java.util.Optional;

/**
 * A number as a product of factors, each given by the product up to and including it: leads, then
 * MQLs (leads × MQLs per lead), and so on. The last is the number itself.
 *
 * @param factors in the order of the funnel
 */
public record FactorTree(List<Factor> factors) {
  /**
   * One factor.
   *
   * @param name for a person, beside the step right before it: {@code leads per visit}
   * @param product the name of the product up to it, in the plural: {@code leads}
   * @param unit one of them, where later steps can be named per unit: {@code lead}
   * @param through the product of it and of all factors before it
   */
  public record Factor(String name, String product, Optional<String> unit, Formula through) {}

  /**
   * The name of a factor beside the steps that are left: its own name after the step right before
   * it, its product alone where no step is left before it, else its product per unit of the last
   * step that is left.
   *
   * @param before the last step before it that is left
   */
  public String nameOf(Factor factor, Optional<Factor> before) {
    if (before.isEmpty()) {
      return factor.product();
    }
    boolean adjacent = factors.indexOf(before.get()) + 1 == factors.indexOf(factor);
    var unit = before.get().unit().orElse(before.get().product());
    return adjacent ? factor.name() : factor.product() + " per " + unit;
  }

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
