package io.funnelstreams.bench.drift;

import java.util.SplittableRandom;

/** Draws from distributions; the same seed draws the same. */
final class DriftRandomSource {
  /** Above it a Poisson number is drawn from the normal distribution that approximates it. */
  private static final double LARGE = 50;

  private final SplittableRandom random;

  DriftRandomSource(long seed) {
    random = new SplittableRandom(seed);
  }

  double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  double gaussian() {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** A number whose logarithm is normal, with mean 1. */
  double around1(double deviation) {
    return Math.exp(deviation * gaussian() - deviation * deviation / 2);
  }

  int poisson(double mean) {
    if (mean > LARGE) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * gaussian()));
    }
    int count = -1;
    for (double left = 1, end = Math.exp(-mean); left > end; count++) {
      left *= random.nextDouble();
    }
    return count;
  }

  int binomial(int trials, double probability) {
    int successes = 0;
    for (int i = 0; i < trials; i++) {
      successes += random.nextDouble() < probability ? 1 : 0;
    }
    return successes;
  }
}
