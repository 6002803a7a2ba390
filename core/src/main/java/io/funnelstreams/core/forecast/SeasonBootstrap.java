package io.funnelstreams.core.forecast;

import java.util.random.RandomGenerator;

/**
 * Whole seasons of the recent past in random order. Each future first draws the seasons that it
 * draws from, so how little a few seasons say about the mean is part of the interval (a bootstrap
 * of the bootstrap).
 */
final class SeasonBootstrap implements Model {
  /** A quarter of a year. */
  private static final int RECENT = 13;

  private final double[] recent;
  private final int season;

  SeasonBootstrap(double[] series, int season) {
    this.season = season;
    int seasons = Math.min(RECENT, series.length / season);
    recent = new double[seasons * season];
    System.arraycopy(series, series.length - recent.length, recent, 0, recent.length);
  }

  @Override
  public double[] future(int steps, RandomGenerator random) {
    int seasons = recent.length / season;
    var urn = random.ints(seasons, 0, seasons).toArray();
    var future = new double[steps];
    for (int begin = 0; begin < steps; begin += season) {
      int drawn = urn[random.nextInt(seasons)] * season;
      System.arraycopy(recent, drawn, future, begin, Math.min(season, steps - begin));
    }
    return future;
  }
}
