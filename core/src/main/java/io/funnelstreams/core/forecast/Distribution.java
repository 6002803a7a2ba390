package io.funnelstreams.core.forecast;

import java.util.Arrays;
import java.util.Optional;

/** The outcomes of simulated futures, in their order. */
final class Distribution {
  private final double[] sorted;

  private Distribution(double[] sorted) {
    this.sorted = sorted;
  }

  /** Empty where fewer than half of the outcomes have a value, or there are none. */
  static Optional<Distribution> of(double[] outcomes) {
    var values = Arrays.stream(outcomes).filter(Double::isFinite).sorted().toArray();
    return values.length == 0 || 2 * values.length < outcomes.length
        ? Optional.empty()
        : Optional.of(new Distribution(values));
  }

  /** The value that a share of the outcomes lies below, interpolated (type 7 of R's quantile). */
  double quantile(double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }

  double median() {
    return quantile(0.5);
  }

  /** The middle share of the outcomes, its distance from the median multiplied. */
  Forecast.Interval middle(double share, double widening) {
    double median = median();
    return new Forecast.Interval(
        median - widening * (median - quantile((1 - share) / 2)),
        median + widening * (quantile((1 + share) / 2) - median));
  }
}
