package io.funnelstreams.core.forecast;

import java.util.random.RandomGenerator;

/**
 * The seasonal naive method: a value is the one a season before plus an error, and errors are drawn
 * from those of the past (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 5.2).
 */
final class SeasonalNaive implements Model {
  private final double[] lastSeason;
  private final double[] errors;

  SeasonalNaive(double[] series, int season) {
    lastSeason = new double[season];
    System.arraycopy(series, series.length - season, lastSeason, 0, season);
    errors = new double[series.length - season];
    for (int t = season; t < series.length; t++) {
      errors[t - season] = series[t] - series[t - season];
    }
  }

  @Override
  public double[] future(int steps, RandomGenerator random) {
    var future = new double[steps];
    int season = lastSeason.length;
    for (int k = 0; k < steps; k++) {
      double before = k < season ? lastSeason[k] : future[k - season];
      future[k] = before + errors[random.nextInt(errors.length)];
    }
    return future;
  }
}
