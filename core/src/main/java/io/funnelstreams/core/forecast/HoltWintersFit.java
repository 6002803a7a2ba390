package io.funnelstreams.core.forecast;

import io.funnelstreams.core.forecast.HoltWinters.Smoothing;
import io.funnelstreams.core.forecast.HoltWinters.State;
import java.util.function.DoubleFunction;

/**
 * Finds how a series is best smoothed: the least sum of squared errors over a grid, one parameter
 * after the other until none gets better. The grid is coarse on purpose: a forecast gains nothing
 * from the third digit, and the same series always ends at the same point.
 */
final class HoltWintersFit {
  private static final double[] ALPHAS = {0.005, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9};
  private static final double[] BETA_SHARES = {0, 0.02, 0.05, 0.1, 0.2, 0.4};
  private static final double[] GAMMAS = {0, 0.02, 0.05, 0.1, 0.2, 0.4};
  private static final double[] PHIS = {0.8, 0.9, 0.95, 0.98};
  private static final int SWEEPS = 4;

  private final double[] series;
  private final State start;
  private Smoothing best = new Smoothing(0.1, 0.005, 0.05, 0.95);
  private double least;

  private HoltWintersFit(double[] series, int season) {
    this.series = series;
    this.start = State.of(series, season);
    this.least = HoltWinters.smooth(series, best, start).sumOfSquares();
  }

  static HoltWinters of(double[] series, int season) {
    var fit = new HoltWintersFit(series, season);
    boolean better = true;
    for (int sweep = 0; sweep < SWEEPS && better; sweep++) {
      better = fit.sweep(season > 1);
    }
    return HoltWinters.smooth(series, fit.best, fit.start);
  }

  private boolean sweep(boolean seasonal) {
    double before = least;
    // The trend takes up a part of the level's share, which keeps the smoothing stable.
    double share = best.beta() / best.alpha();
    tryAll(ALPHAS, a -> new Smoothing(a, share * a, capped(best.gamma(), a), best.phi()));
    tryAll(
        BETA_SHARES, b -> new Smoothing(best.alpha(), b * best.alpha(), best.gamma(), best.phi()));
    if (seasonal) {
      tryAll(
          GAMMAS,
          g -> new Smoothing(best.alpha(), best.beta(), capped(g, best.alpha()), best.phi()));
    }
    tryAll(PHIS, p -> new Smoothing(best.alpha(), best.beta(), best.gamma(), p));
    return least < before;
  }

  private static double capped(double gamma, double alpha) {
    return Math.min(gamma, 1 - alpha);
  }

  private void tryAll(double[] values, DoubleFunction<Smoothing> with) {
    for (double value : values) {
      var candidate = with.apply(value);
      double squares = HoltWinters.smooth(series, candidate, start).sumOfSquares();
      if (squares < least) {
        least = squares;
        best = candidate;
      }
    }
  }
}
