package io.funnelstreams.core.kpi;

import java.util.List;

/**
 * The sums and products of named parts that a KPI's value is made of. A change of the value is
 * split among its parts by it.
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
   * A level that is the whole KPI, or a multiple of it; gains and losses change it.
   *
   * @param level its value
   * @param movements its changes between two days
   */
  record Level(Leaf level, List<Movement> movements) implements FormulaTree {
    public Level {
      movements = List.copyOf(movements);
    }
  }

  /**
   * A gain or a loss of a level.
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
