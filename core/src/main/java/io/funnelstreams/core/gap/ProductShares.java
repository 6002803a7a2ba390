package io.funnelstreams.core.gap;

/**
 * Splits the difference of two products among their factors: the Shapley value, which is the mean
 * effect of a factor's change on the product over all orders in which the factors may change. The
 * shares add up to the difference, a factor that did not change has none, and no factor need differ
 * from 0, as it would for logarithms (Ang, The LMDI approach to decomposition analysis, has the
 * methods side by side).
 */
public final class ProductShares {
  private ProductShares() {}

  /**
   * The share of each factor in {@code product(after) − product(before)}.
   *
   * @param after as many factors as before
   */
  public static double[] of(double[] before, double[] after) {
    var shares = new double[before.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (after[i] - before[i]) * weight(before, after, i);
    }
    return shares;
  }

  /**
   * What a factor's difference is multiplied by to be its share: the mean product of the other
   * factors over all orders, by how many of them have changed.
   */
  static double weight(double[] before, double[] after, int except) {
    var sums = new double[before.length];
    sums[0] = 1;
    int others = 0;
    for (int i = 0; i < before.length; i++) {
      if (i != except) {
        others++;
        for (int changed = others; changed >= 0; changed--) {
          double whereChanged = changed == 0 ? 0 : sums[changed - 1] * after[i];
          sums[changed] = sums[changed] * before[i] + whereChanged;
        }
      }
    }
    // Each number of changed factors is as likely as any other, and so is each choice of them.
    double mean = 0;
    double choices = 1;
    for (int changed = 0; changed <= others; changed++) {
      mean += sums[changed] / choices / (others + 1);
      choices = choices * (others - changed) / (changed + 1);
    }
    return mean;
  }
}
