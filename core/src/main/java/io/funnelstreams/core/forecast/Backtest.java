package io.funnelstreams.core.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The forecasts that each method would have made at earlier days with the data known then, beside
 * the actual values (a rolling origin). A method is as good as its quantiles: the mean pinball
 * loss, which counts both how far off the middle is and how wide the interval is.
 */
final class Backtest {
  private static final int ORIGINS = 6;
  private static final double[] QUANTILES = {0.025, 0.1, 0.5, 0.9, 0.975};
  private static final double WIDEST = 3;
  private static final double TINY = 1e-12;

  /** A method that needs a long history is judged by no fewer trials. */
  private static final int FEWEST = 2;

  /** Backtests are few, so the far ends of the futures are wider than simulated (measured). */
  private static final double TAILS = 1.15;

  /**
   * One forecast of the past.
   *
   * @param origin how many values were known when it was made
   */
  private record Trial(int origin, Distribution forecast, double actual) {
    double loss() {
      double sum = 0;
      for (double share : QUANTILES) {
        double off = actual - forecast.quantile(share);
        sum += off >= 0 ? share * off : (share - 1) * off;
      }
      return sum;
    }

    /** How many times the 80 % interval's own distance from the median the actual value is. */
    double distance() {
      var interval = forecast.middle(0.8, 1);
      double median = forecast.median();
      double side = actual >= median ? interval.high() - median : median - interval.low();
      double off = Math.abs(actual - median);
      return off == 0 ? 0 : side == 0 ? WIDEST : off / side;
    }
  }

  private final Map<Method, List<Trial>> trials;
  private final Method best;
  private final double widening;

  private Backtest(Map<Method, List<Trial>> trials, Method best) {
    this.trials = trials;
    this.best = best;
    this.widening = widening(trials.getOrDefault(best, List.of()));
  }

  static Backtest of(Forecaster forecaster, List<double[]> history, Outcome outcome, int steps) {
    int length = history.get(0).length;
    int shortest = Forecaster.MIN_SEASONS / 2 * Math.max(forecaster.season(), 2);
    int ahead = Math.min(steps, Math.max(1, (length - shortest) / 3));
    var trials = new EnumMap<Method, List<Trial>>(Method.class);
    for (int origin : origins(shortest, length - ahead)) {
      tryAll(forecaster, new Past(history, outcome.ofSteps(ahead), origin, ahead), trials);
    }
    return new Backtest(trials, leastLoss(trials));
  }

  /** The same trials, with the bootstrap in place of the best. */
  Backtest withBootstrap() {
    return new Backtest(trials, Method.BOOTSTRAP);
  }

  /** A day of the past from which so many steps are forecast. */
  private record Past(List<double[]> history, Outcome outcome, int origin, int steps) {
    List<double[]> known() {
      return history.stream().map(series -> Arrays.copyOf(series, origin)).toList();
    }

    double actual() {
      var came =
          history.stream()
              .map(series -> Arrays.copyOfRange(series, origin, origin + steps))
              .toArray(double[][]::new);
      var floors = new double[came.length];
      Arrays.fill(floors, Double.NEGATIVE_INFINITY);
      return outcome.of(came, floors);
    }
  }

  private static void tryAll(Forecaster forecaster, Past past, Map<Method, List<Trial>> trials) {
    double actual = past.actual();
    if (!Double.isFinite(actual)) {
      return;
    }
    for (var method : Method.values()) {
      forecaster
          .trial(method, past.known(), past.outcome(), past.steps())
          .ifPresent(
              forecast ->
                  trials
                      .computeIfAbsent(method, m -> new ArrayList<>())
                      .add(new Trial(past.origin(), forecast, actual)));
    }
  }

  /** Days evenly apart, the latest of them last. */
  private static int[] origins(int first, int last) {
    int from = Math.max(first, last / 2);
    int count = Math.max(1, Math.min(ORIGINS, last - from + 1));
    var origins = new int[count];
    for (int i = 0; i < count; i++) {
      origins[i] = count == 1 ? last : from + (int) ((long) (last - from) * i / (count - 1));
    }
    return origins;
  }

  /**
   * By the loss beside that of the bootstrap, at the days on which both could be tried. After a
   * hole in the history any of them may have failed on any day, the bootstrap too.
   */
  private static Method leastLoss(Map<Method, List<Trial>> trials) {
    var bootstrap = trials.getOrDefault(Method.BOOTSTRAP, List.of());
    var best = Method.BOOTSTRAP;
    double least = 1;
    for (var entry : trials.entrySet()) {
      var shared = originsOf(bootstrap);
      shared.retainAll(originsOf(entry.getValue()));
      double loss = loss(entry.getValue(), shared) / Math.max(loss(bootstrap, shared), TINY);
      boolean enough = !shared.isEmpty() && shared.size() >= Math.min(FEWEST, bootstrap.size());
      if (enough && loss < least) {
        least = loss;
        best = entry.getKey();
      }
    }
    return best;
  }

  private static Set<Integer> originsOf(List<Trial> trials) {
    return trials.stream().map(Trial::origin).collect(Collectors.toCollection(HashSet::new));
  }

  private static double loss(List<Trial> trials, Set<Integer> origins) {
    return trials.stream()
        .filter(trial -> origins.contains(trial.origin()))
        .mapToDouble(Trial::loss)
        .sum();
  }

  private static double widening(List<Trial> trials) {
    var distances = trials.stream().mapToDouble(Trial::distance).toArray();
    return Distribution.of(distances)
        .map(all -> Math.min(WIDEST, Math.max(1, all.quantile(0.8))))
        .orElse(1.0);
  }

  Method best() {
    return best;
  }

  Spread spread(Distribution futures) {
    var forecast = forecast(futures);
    return new Spread(
        forecast.value(),
        futures.middle(0.5, widening),
        forecast.interval80(),
        forecast.interval95());
  }

  Forecast forecast(Distribution futures) {
    return new Forecast(
        futures.median(),
        futures.middle(0.8, widening),
        futures.middle(0.95, TAILS * widening),
        best);
  }
}
