package io.funnelstreams.core.kpi;

import java.util.List;

/**
 * What a KPI's value is made of: sums and products of parts that have a name. It is how a change of
 * the value is split among its parts.
 */
public sealed interface FormulaTree {

  /**
   * A part that is not taken apart further.
   *
   * @param name for a person, for example {@code Deals won}
   * @param formula its value
   */
  record Leaf(String name, Formula formula) implements FormulaTree {}

  /**
   * A level that is the whole KPI, or a multiple of it: what changes it is what came and went.
   *
   * @param level where it stands
   * @param movements what it changed by between two days
   */
  record Level(Leaf level, List<Movement> movements) implements FormulaTree {
    public Level {
      movements = List.copyOf(movements);
    }
  }

  /**
   * What came to a level, or went.
   *
   * @param sign 1 where it adds to the level, −1 where it takes away
   */
  record Movement(Leaf flow, int sign) {}

  /** A number that never changes. */
  record Fixed(double value) implements FormulaTree {}

  /** Two parts added up, or one less the other. */
  record Sum(FormulaTree left, FormulaTree right, int sign) implements FormulaTree {}

  /** Factors multiplied, of which some divide. */
  record Product(List<Factor> factors) implements FormulaTree {
    public Product {
      factors = List.copyOf(factors);
    }
  }

  /** A factor of a product. */
  record Factor(FormulaTree part, boolean divides) {}
}
