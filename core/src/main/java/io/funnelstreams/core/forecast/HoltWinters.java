package io.funnelstreams.core.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Holt-Winters with an additive season and a damped trend, in the form of errors: ETS(A, Ad, A),
 * and ETS(A, Ad, N) where a season is one step (Hyndman and Athanasopoulos, Forecasting: Principles
 * and Practice, 8.5).
 *
 * <pre>
 * y(t) = l(t-1) + φ b(t-1) + s(t-m) + e(t)
 * l(t) = l(t-1) + φ b(t-1) + α e(t)
 * b(t) = φ b(t-1) + β e(t)
 * s(t) = s(t-m) + γ e(t)
 * </pre>
 */
final class HoltWinters implements Model {
  private final Smoothing smoothing;
  private final double[] season;
  private final double[] errors;
  private double level;
  private double trend;
  private int at;

  /**
   * The share of an error that each part takes up; {@code phi} is the share of the trend that is
   * kept.
   */
  record Smoothing(double alpha, double beta, double gamma, double phi) {}

  /**
   * The state before the first value.
   *
   * @param season one summand for each step of a season; a single 0 where there is none
   */
  record State(double level, double trend, List<Double> season) {
    State {
      season = List.copyOf(season);
    }

    /**
     * From the first two seasons: their mean is the level, the growth of the second is the trend,
     * and the deviation of each step from its season's mean is the season.
     */
    static State of(double[] series, int season) {
      double first = mean(series, 0, season);
      double second = mean(series, season, 2 * season);
      double trend = (second - first) / season;
      var steps = new double[season];
      for (int i = 0; i < season && season > 1; i++) {
        steps[i] = (series[i] - first + series[season + i] - second) / 2;
      }
      return new State(
          first - trend * (season + 1) / 2, trend, Arrays.stream(steps).boxed().toList());
    }

    private static double mean(double[] series, int from, int to) {
      return Arrays.stream(series, from, to).average().orElseThrow();
    }
  }

  private HoltWinters(Smoothing smoothing, double[] season, int length) {
    this.smoothing = smoothing;
    this.season = season;
    this.errors = new double[length];
  }

  /** Smooths a series. */
  static HoltWinters smooth(double[] series, Smoothing smoothing, State start) {
    var season = start.season().stream().mapToDouble(Double::doubleValue).toArray();
    var model = new HoltWinters(smoothing, season, series.length);
    model.level = start.level();
    model.trend = start.trend();
    for (int t = 0; t < series.length; t++) {
      double error = series[t] - model.next();
      model.errors[t] = error;
      model.take(error);
    }
    return model;
  }

  /** The next value by the state so far. */
  private double next() {
    return level + smoothing.phi() * trend + season[at];
  }

  private void take(double error) {
    level += smoothing.phi() * trend + smoothing.alpha() * error;
    trend = smoothing.phi() * trend + smoothing.beta() * error;
    if (season.length > 1) {
      season[at] += smoothing.gamma() * error;
      at = at + 1 == season.length ? 0 : at + 1;
    }
  }

  private HoltWinters copy() {
    var copy = new HoltWinters(smoothing, season.clone(), 0);
    copy.level = level;
    copy.trend = trend;
    copy.at = at;
    return copy;
  }

  /** By how much each value was above its forecast of the step before. */
  double[] errors() {
    return errors.clone();
  }

  double sumOfSquares() {
    double sum = 0;
    for (double error : errors) {
      sum += error * error;
    }
    return sum;
  }

  /** The future without errors. */
  double[] expected(int steps) {
    var walk = copy();
    var future = new double[steps];
    for (int k = 0; k < steps; k++) {
      future[k] = walk.next();
      walk.take(0);
    }
    return future;
  }

  @Override
  public double[] future(int steps, RandomGenerator random) {
    var walk = copy();
    var future = new double[steps];
    for (int k = 0; k < steps; k++) {
      double error = errors[random.nextInt(errors.length)];
      future[k] = walk.next() + error;
      walk.take(error);
    }
    return future;
  }
}
