package io.funnelstreams.core.gap;

import io.funnelstreams.core.kpi.FormulaTree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Splits the difference of a KPI's value between two ranges of days among the parts of its formula.
 * A sum gives each term its own difference; a product gives each factor its Shapley value, as
 * {@link ProductShares} says. Both are multiples of the part's difference, so a part that is made
 * of others passes its share on to them, and the shares add up to the difference.
 */
public final class DifferenceShares {
  private final ToDoubleFunction<FormulaTree.Leaf> before;
  private final ToDoubleFunction<FormulaTree.Leaf> after;
  private final ToDoubleFunction<FormulaTree.Leaf> between;
  private final Map<FormulaTree.Leaf, Double> shares = new LinkedHashMap<>();

  private DifferenceShares(
      ToDoubleFunction<FormulaTree.Leaf> before,
      ToDoubleFunction<FormulaTree.Leaf> after,
      ToDoubleFunction<FormulaTree.Leaf> between) {
    this.before = before;
    this.after = after;
    this.between = between;
  }

  /**
   * The share of each part, in the order of the formula; a part that is in it twice has one share.
   *
   * @param before the value of a part in the earlier range
   * @param after its value in the later one
   * @param between the movements of a level from the end of the one to the end of the other
   */
  public static Map<FormulaTree.Leaf, Double> of(
      FormulaTree tree,
      ToDoubleFunction<FormulaTree.Leaf> before,
      ToDoubleFunction<FormulaTree.Leaf> after,
      ToDoubleFunction<FormulaTree.Leaf> between) {
    var split = new DifferenceShares(before, after, between);
    split.add(tree, 1);
    return split.shares;
  }

  private void add(FormulaTree tree, double scale) {
    if (tree instanceof FormulaTree.Leaf leaf) {
      put(leaf, scale * difference(leaf));
    } else if (tree instanceof FormulaTree.Level level) {
      add(level, scale);
    } else if (tree instanceof FormulaTree.Sum sum) {
      add(sum.left(), scale);
      add(sum.right(), scale * sum.sign());
    } else if (tree instanceof FormulaTree.Product product) {
      add(product, scale);
    }
  }

  /** The rest that no movement explains stays with the level itself. */
  private void add(FormulaTree.Level level, double scale) {
    double rest = difference(level.level());
    for (var movement : level.movements()) {
      double moved = movement.sign() * between.applyAsDouble(movement.flow());
      put(movement.flow(), scale * moved);
      rest -= moved;
    }
    if (rest != 0) {
      put(level.level(), scale * rest);
    }
  }

  private void add(FormulaTree.Product product, double scale) {
    int size = product.factors().size();
    var then = new double[size];
    var now = new double[size];
    for (int i = 0; i < size; i++) {
      var factor = product.factors().get(i);
      double first = valueOf(factor.part(), before);
      double second = valueOf(factor.part(), after);
      then[i] = factor.divides() ? 1 / first : first;
      now[i] = factor.divides() ? 1 / second : second;
    }
    for (int i = 0; i < size; i++) {
      var factor = product.factors().get(i);
      double weight = scale * ProductShares.weight(then, now, i);
      // The difference of two reciprocals is that of the numbers over minus their product.
      add(factor.part(), factor.divides() ? -weight * then[i] * now[i] : weight);
    }
  }

  private void put(FormulaTree.Leaf leaf, double share) {
    // Adding 0 makes a negative zero a plain one.
    shares.merge(leaf, share + 0.0, Double::sum);
  }

  private double difference(FormulaTree.Leaf leaf) {
    return after.applyAsDouble(leaf) - before.applyAsDouble(leaf);
  }

  /** The value of a tree by the values of its leaves. */
  static double valueOf(FormulaTree tree, ToDoubleFunction<FormulaTree.Leaf> of) {
    if (tree instanceof FormulaTree.Leaf leaf) {
      return of.applyAsDouble(leaf);
    }
    if (tree instanceof FormulaTree.Level level) {
      return of.applyAsDouble(level.level());
    }
    if (tree instanceof FormulaTree.Fixed fixed) {
      return fixed.value();
    }
    if (tree instanceof FormulaTree.Sum sum) {
      return valueOf(sum.left(), of) + sum.sign() * valueOf(sum.right(), of);
    }
    double product = 1;
    for (var factor : ((FormulaTree.Product) tree).factors()) {
      double value = valueOf(factor.part(), of);
      product = factor.divides() ? product / value : product * value;
    }
    return product;
  }
}
