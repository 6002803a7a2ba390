package io.funnelstreams.core.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Forecasts an outcome of one series, or of two that belong together. Of all methods it takes the
 * one whose forecasts, made at earlier days with the data known then, were the best; intervals that
 * turned out too narrow then are widened.
 *
 * @param season how many steps a season has; 1 where there is none
 * @param seed the seed that the simulated futures are drawn with: the same seed and series give the
 *     same forecast
 */
public record Forecaster(int season, long seed) {
  /** The fewest seasons of history. */
  public static final int MIN_SEASONS = 4;

  /** The history must be at least this part of the steps ahead. */
  private static final int HORIZON_TO_HISTORY = 4;

  private static final int FUTURES = 500;
  private static final int BACKTEST_FUTURES = 200;

  /** The result of a forecast, or why there is none. */
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
    if (isTooShort(history, steps)) {
      return Result.none(NoForecast.TOO_SHORT);
    }
    return simulated(history, outcome, steps)
        .map(
            made -> made.trials().forecast(made.outcomes()).atLeast(outcome.least(floors(history))))
        .map(forecast -> new Result(Optional.of(forecast), Optional.empty()))
        .orElse(Result.none(NoForecast.DENOMINATOR_ZERO));
  }

  /** The futures of a method, and what becomes of them. */
  private record Simulated(Backtest trials, List<double[][]> futures, Distribution outcomes) {}

  /**
   * The futures of the best method; where they have no outcome, of the bootstrap. A trend may lead
   * a denominator below zero in most futures; those of the bootstrap are made of what was.
   */
  private Optional<Simulated> simulated(List<double[]> history, Outcome outcome, int steps) {
    var trials = Backtest.of(this, history, outcome, steps);
    return simulated(trials, history, outcome, steps)
        .or(() -> simulated(trials.withBootstrap(), history, outcome, steps));
  }

  private Optional<Simulated> simulated(
      Backtest trials, List<double[]> history, Outcome outcome, int steps) {
    return futures(trials.best(), history, steps, FUTURES)
        .flatMap(
            futures ->
                Distribution.of(outcomes(futures, outcome, steps, floors(history)))
                    .map(outcomes -> new Simulated(trials, futures, outcomes)));
  }

  private boolean isTooShort(List<double[]> history, int steps) {
    int shortest = Math.max(MIN_SEASONS * Math.max(season, 2), steps / HORIZON_TO_HISTORY);
    return history.get(0).length < shortest;
  }

  Optional<Distribution> trial(Method method, List<double[]> history, Outcome outcome, int steps) {
    var floors = floors(history);
    return futures(method, history, steps, BACKTEST_FUTURES)
        .flatMap(futures -> Distribution.of(outcomes(futures, outcome, steps, floors)));
  }

  /** Futures, each with the steps of every series; empty where the method cannot be fitted. */
  private Optional<List<double[][]>> futures(
      Method method, List<double[]> history, int steps, int count) {
    var models = new ArrayList<Model>();
    for (var series : history) {
      method.fit(series, season).ifPresent(models::add);
    }
    if (models.size() < history.size()) {
      return Optional.empty();
    }
    var seeds = new SplittableRandom(seed);
    var futures = new ArrayList<double[][]>(count);
    for (int i = 0; i < count; i++) {
      long draw = seeds.nextLong();
      var future = new double[models.size()][];
      for (int j = 0; j < future.length; j++) {
        future[j] = models.get(j).future(steps, new SplittableRandom(draw));
      }
      futures.add(future);
    }
    return Optional.of(futures);
  }

  /**
   * How an outcome spreads on the way to its end: of the same futures as the forecast, so that the
   * last step's is the forecast.
   *
   * @param history as of {@link #forecast}
   * @param outcome at the end
   * @param steps how many steps there are to come
   * @param after the outcome after so many of them; empty where it is not needed
   * @return by steps; empty where there is no forecast
   */
  public SortedMap<Integer, Spread> spreads(
      List<double[]> history, Outcome outcome, int steps, IntFunction<Optional<Outcome>> after) {
    var asked = new ArrayList<Partial>();
    for (int step = 1; step <= steps; step++) {
      int known = step;
      after.apply(step).ifPresent(of -> asked.add(new Partial(known, of)));
    }
    var found = spreads(history, outcome, steps, asked);
    var spreads = new TreeMap<Integer, Spread>();
    for (int i = 0; i < asked.size(); i++) {
      int step = asked.get(i).steps();
      found.get(i).ifPresent(spread -> spreads.put(step, spread));
    }
    return spreads;
  }

  /**
   * An outcome of the futures on their way.
   *
   * @param steps after how many steps, at least 1
   */
  public record Partial(int steps, Outcome outcome) {
    public Partial {
      if (steps < 1) {
        throw new IllegalArgumentException("a future has one step or more, not " + steps);
      }
    }
  }

  /**
   * How outcomes spread on the way to an end: of the same futures as the forecast of that.
   *
   * @param history as of {@link #forecast}
   * @param outcome at the end
   * @param steps how many steps there are to come
   * @param asked none of them after more steps than that
   * @return as many as are asked; each empty where there is no forecast of it
   */
  public List<Optional<Spread>> spreads(
      List<double[]> history, Outcome outcome, int steps, List<Partial> asked) {
    if (isTooShort(history, steps)) {
      return Collections.nCopies(asked.size(), Optional.empty());
    }
    return simulated(history, outcome, steps)
        .map(made -> spreads(made, floors(history), asked))
        .orElse(Collections.nCopies(asked.size(), Optional.empty()));
  }

  private static List<Optional<Spread>> spreads(
      Simulated made, double[] floors, List<Partial> asked) {
    return asked.stream()
        .map(
            each ->
                Distribution.of(outcomes(made.futures(), each.outcome(), each.steps(), floors))
                    .map(made.trials()::spread)
                    .map(spread -> spread.atLeast(each.outcome().least(floors))))
        .toList();
  }

  private static double[] outcomes(
      List<double[][]> futures, Outcome outcome, int steps, double[] floors) {
    return futures.stream()
        .mapToDouble(
            future ->
                outcome.of(
                    Arrays.stream(future)
                        .map(
                            series ->
                                series.length == steps ? series : Arrays.copyOf(series, steps))
                        .toArray(double[][]::new),
                    floors))
        .toArray();
  }

  /** A series that never was negative does not become so. */
  private static double[] floors(List<double[]> history) {
    return history.stream()
        .mapToDouble(
            series -> Arrays.stream(series).min().orElse(0) >= 0 ? 0 : Double.NEGATIVE_INFINITY)
        .toArray();
  }
}
