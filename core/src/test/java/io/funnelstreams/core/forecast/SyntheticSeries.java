package io.funnelstreams.core.forecast;

import java.util.List;
import java.util.SplittableRandom;

/** Daily counts of companies that do not exist, with a known way of coming about. */
enum SyntheticSeries {
  /** The same mean every day. */
  FLAT(0, 0, 0, 0),
  /** Weekends are quiet. */
  WEEKLY(0, 0.8, 0, 0),
  /** Half as much again within a year, and quiet weekends. */
  TREND(0.5, 0.8, 0, 0),
  /** A strong autumn, quiet weekends and a little growth. */
  YEARLY(0.15, 0.8, 0.35, 0),
  /** Quiet weekends, and a campaign every other month that triples some days. */
  BURSTS(0, 0.8, 0, 0.02),
  /** Less than one a day. */
  SPARSE(0, 0, 0, 0),
  /** The mean itself wanders. */
  WANDERING(0, 0.5, 0, 0);

  private final double growth;
  private final double weekend;
  private final double autumn;
  private final double bursts;

  SyntheticSeries(double growth, double weekend, double autumn, double bursts) {
    this.growth = growth;
    this.weekend = weekend;
    this.autumn = autumn;
    this.bursts = bursts;
  }

  /** So many days, whose first is a Monday in January. */
  double[] days(int length, long seed) {
    var random = new SplittableRandom(seed * 31 + List.of(values()).indexOf(this));
    double mean = this == SPARSE ? 0.4 : 8 + random.nextInt(40);
    double wander = 1;
    int burst = 0;
    var days = new double[length];
    for (int t = 0; t < length; t++) {
      double trend = 1 + growth * t / 365;
      double year = 1 + autumn * Math.sin(2 * Math.PI * (t - 200) / 365.25);
      double week = t % 7 >= 5 ? 1 - weekend : 1;
      burst = random.nextDouble() < bursts ? 4 : Math.max(0, burst - 1);
      wander *= this == WANDERING ? Math.exp(0.01 * gauss(random)) : 1;
      days[t] = poisson(mean * trend * year * week * wander * (burst > 0 ? 3 : 1), random);
    }
    return days;
  }

  private static double gauss(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  private static double poisson(double mean, SplittableRandom random) {
    if (mean > 200) {
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * gauss(random)));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
