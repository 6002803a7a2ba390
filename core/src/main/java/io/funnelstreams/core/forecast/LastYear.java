package io.funnelstreams.core.forecast;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Fifty-two weeks ago, so that weekdays meet, times how the latest quarter compares with the same
 * one a year ago; weeks are then as far off as weeks of that quarter were, drawn at random. Each
 * future compares another draw of the quarter's weeks.
 */
final class LastYear implements Model {
  private static final int WEEK = 7;
  private static final int YEAR = 52 * WEEK;
  private static final int QUARTER_WEEKS = 13;

  private final double[] lastYear;
  private final double[] recent;
  private final double[] before;

  private LastYear(double[] lastYear, double[] recent, double[] before) {
    this.lastYear = lastYear;
    this.recent = recent;
    this.before = before;
  }

  /** Of a daily series of a year and a quarter that has amounts a year ago and none below 0. */
  static Optional<Model> of(double[] series, int season) {
    int quarter = QUARTER_WEEKS * WEEK;
    if (season != WEEK || series.length < YEAR + quarter) {
      return Optional.empty();
    }
    int now = series.length - quarter;
    var recent = Arrays.copyOfRange(series, now, series.length);
    var before = Arrays.copyOfRange(series, now - YEAR, series.length - YEAR);
    var lastYear = Arrays.copyOfRange(series, series.length - YEAR, series.length);
    boolean comparable = sum(before) > 0 && Arrays.stream(series).allMatch(value -> value >= 0);
    return comparable ? Optional.of(new LastYear(lastYear, recent, before)) : Optional.empty();
  }

  @Override
  public double[] future(int steps, RandomGenerator random) {
    var urn = random.ints(QUARTER_WEEKS, 0, QUARTER_WEEKS).toArray();
    double growth = growth(urn);
    var future = new double[steps];
    for (int begin = 0; begin < steps; begin += WEEK) {
      int drawn = urn[random.nextInt(QUARTER_WEEKS)] * WEEK;
      for (int k = begin; k < Math.min(begin + WEEK, steps); k++) {
        double yearBefore = k < YEAR ? lastYear[k] : future[k - YEAR];
        int at = drawn + k - begin;
        future[k] = growth * yearBefore + recent[at] - growth * before[at];
      }
    }
    return future;
  }

  private double growth(int[] weeks) {
    double now = 0;
    double then = 0;
    for (int week : weeks) {
      for (int day = week * WEEK; day < (week + 1) * WEEK; day++) {
        now += recent[day];
        then += before[day];
      }
    }
    return then > 0 ? now / then : sum(recent) / sum(before);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
