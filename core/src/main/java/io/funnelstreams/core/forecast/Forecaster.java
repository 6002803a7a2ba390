package io.funnelstreams.core.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Forecasts an outcome of one series, or of two that belong together. Of all methods it takes the
 * one whose forecasts, made at earlier days with what was known then, were the best; intervals that
 * turned out too narrow then are widened.
 *
 * @param season how many steps a season has; 1 where there is none
 * @param seed what the simulated futures are drawn with: the same seed and series give the same
 *     forecast
 */
public record Forecaster(int season, long seed) {
  /** The fewest seasons of history. */
  public static final int MIN_SEASONS = 4;

  /** The history must be at least this part of what is to come. */
  private static final int HORIZON_TO_HISTORY = 4;

  private static final int FUTURES = 500;
  private static final int BACKTEST_FUTURES = 200;

  /** What a forecast came to, or why there is none. */
  public record Result(Optional<Forecast> forecast, Optional<NoForecast> reason) {
    static Result none(NoForecast reason) {
      return new Result(Optional.empty(), Optional.of(reason));
    }
  }

  /**
   * Forecasts.
   *
   * @param history the series that the outcome is made of, all of one length, the latest value last
   * @param steps how many steps there are to come, at least 1
   */
  public Result forecast(List<double[]> history, Outcome outcome, int steps) {
    int length = history.get(0).length;
    int shortest = Math.max(MIN_SEASONS * Math.max(season, 2), steps / HORIZON_TO_HISTORY);
    if (length < shortest) {
      return Result.none(NoForecast.TOO_SHORT);
    }
    var trials = Backtest.of(this, history, outcome, steps);
    return simulate(trials.best(), history, outcome, steps, FUTURES)
        .map(futures -> trials.forecast(futures).atLeast(outcome.least(floors(history))))
        .map(forecast -> new Result(Optional.of(forecast), Optional.empty()))
        .orElse(Result.none(NoForecast.DENOMINATOR_ZERO));
  }

  Optional<Distribution> trial(Method method, List<double[]> history, Outcome outcome, int steps) {
    return simulate(method, history, outcome, steps, BACKTEST_FUTURES);
  }

  private Optional<Distribution> simulate(
      Method method, List<double[]> history, Outcome outcome, int steps, int futures) {
    var models = new ArrayList<Model>();
    for (var series : history) {
      method.fit(series, season).ifPresent(models::add);
    }
    if (models.size() < history.size()) {
      return Optional.empty();
    }
    var floors = floors(history);
    var seeds = new SplittableRandom(seed);
    var outcomes = new double[futures];
    for (int i = 0; i < futures; i++) {
      long draw = seeds.nextLong();
      var future = new double[models.size()][];
      for (int j = 0; j < future.length; j++) {
        future[j] = models.get(j).future(steps, new SplittableRandom(draw));
      }
      outcomes[i] = outcome.of(future, floors);
    }
    return Distribution.of(outcomes);
  }

  /** What never was negative does not become so. */
  private static double[] floors(List<double[]> history) {
    return history.stream()
        .mapToDouble(
            series -> Arrays.stream(series).min().orElse(0) >= 0 ? 0 : Double.NEGATIVE_INFINITY)
        .toArray();
  }
}
