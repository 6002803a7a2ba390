package io.funnelstreams.core.forecast;

import java.util.Optional;

/** A way to continue a series. */
public enum Method {
  /** Every value is the one a season before, with the error of that forecast. */
  SEASONAL_NAIVE {
    @Override
    Optional<Model> fit(double[] series, int season) {
      return Optional.of(new SeasonalNaive(series, season));
    }
  },
  /** Holt-Winters with additive errors, an additive season and a damped trend. */
  HOLT_WINTERS {
    @Override
    Optional<Model> fit(double[] series, int season) {
      return Optional.of(HoltWintersFit.of(series, season));
    }
  },
  /** Seasons drawn at random from the latest quarter of a year. */
  BOOTSTRAP {
    @Override
    Optional<Model> fit(double[] series, int season) {
      return Optional.of(new SeasonBootstrap(series, season));
    }
  },
  /** The year before, as much above or below it as the latest quarter was. */
  LAST_YEAR {
    @Override
    Optional<Model> fit(double[] series, int season) {
      return LastYear.of(series, season);
    }
  };

  /**
   * Fits the method to a series.
   *
   * @param series one value for each step, at least two seasons
   * @param season how many steps a season has; 1 where there is none
   * @return empty where the series is too short for it
   */
  abstract Optional<Model> fit(double[] series, int season);
}
