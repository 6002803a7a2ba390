package io.funnelstreams.core.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How often the actual value lay within the interval that was forecast. */
final class Coverage {
  private final Map<Method, Integer> methods = new TreeMap<>();
  private int asked;
  private int within80;
  private int within95;
  private double off;
  private int compared;
  private int none;

  /** Forecasts the last steps of a series from the values before them. */
  void ask(List<double[]> series, Outcome outcome, int steps, long seed) {
    int now = series.get(0).length - steps;
    var history = series.stream().map(each -> Arrays.copyOf(each, now)).toList();
    var came = new double[series.size()][];
    var floors = new double[series.size()];
    Arrays.fill(floors, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < came.length; i++) {
      came[i] = Arrays.copyOfRange(series.get(i), now, now + steps);
    }
    double actual = outcome.of(came, floors);
    var result = new Forecaster(7, seed).forecast(history, outcome, steps);
    if (result.forecast().isEmpty() || !Double.isFinite(actual)) {
      none++;
      return;
    }
    var forecast = result.forecast().get();
    asked++;
    within80 += forecast.interval80().contains(actual) ? 1 : 0;
    within95 += forecast.interval95().contains(actual) ? 1 : 0;
    if (actual != 0) {
      compared++;
      off += Math.abs(forecast.value() / actual - 1);
    }
    methods.merge(forecast.method(), 1, Integer::sum);
  }

  double within80() {
    return (double) within80 / asked;
  }

  double within95() {
    return (double) within95 / asked;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d asked, 80%% held %.1f%%, 95%% held %.1f%%, mean error %.1f%%, none for %d, %s",
        asked,
        100 * within80(),
        100 * within95(),
        100 * off / compared,
        none,
        methods);
  }
}
