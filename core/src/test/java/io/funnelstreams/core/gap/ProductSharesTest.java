package io.funnelstreams.core.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ProductSharesTest {
  /** By hand: with leads first (120 − 100) × 0.2 and then 120 × 0.1, or the other way round. */
  @Test
  void theShareOfAFactorIsTheMeanOverTheOrdersInWhichFactorsChange() {
    var shares = ProductShares.of(new double[] {100, 0.2}, new double[] {120, 0.3});

    assertThat(shares).containsExactly(new double[] {5, 11}, within(1e-9));
  }

  @Test
  void threeFactorsAreSplitAsEveryOrderWeighsTheSame() {
    double[] before = {2, 3, 5};
    double[] after = {7, 1, 4};

    assertThat(ProductShares.of(before, after))
        .containsExactly(byEveryOrder(before, after), within(1e-9));
  }

  @Property
  void sharesAddUpToTheDifference(
      @ForAll("seven") double[] before, @ForAll("seven") double[] after) {
    var shares = ProductShares.of(before, after);

    double difference = product(after) - product(before);
    double scale = Math.abs(product(after)) + Math.abs(product(before));
    double sizes = Arrays.stream(shares).map(Math::abs).sum();
    assertThat(Arrays.stream(shares).sum())
        .isCloseTo(difference, within(1e-9 * (1 + scale + sizes)));
  }

  @Property
  void aFactorThatDidNotChangeHasNoShare(
      @ForAll("seven") double[] before, @ForAll("seven") double[] after) {
    after[2] = before[2];

    assertThat(ProductShares.of(before, after)[2]).isZero();
  }

  @Provide
  Arbitrary<double[]> seven() {
    return Arbitraries.doubles().between(-100, 100).array(double[].class).ofSize(7);
  }

  private static double product(double[] factors) {
    return Arrays.stream(factors).reduce(1, (a, b) -> a * b);
  }

  private static double[] byEveryOrder(double[] before, double[] after) {
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    var shares = new double[3];
    for (int[] order : orders) {
      var now = before.clone();
      for (int factor : order) {
        double was = product(now);
        now[factor] = after[factor];
        shares[factor] += (product(now) - was) / orders.length;
      }
    }
    return shares;
  }
}
