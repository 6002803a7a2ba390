package io.funnelstreams.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.funnelstreams.core.forecast.HoltWinters.Smoothing;
import io.funnelstreams.core.forecast.HoltWinters.State;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Holt-Winters beside statsmodels 0.13.5 (Debian python3-statsmodels) on the quarterly tourist
 * nights of its Holt-Winters example. What the figures were made with:
 *
 * <pre>
 * y = pd.Series([41.7275, ...], index=pd.period_range("2005Q1", periods=24, freq="Q"))
 * model = ETSModel(y, error='add', trend='add', damped_trend=True, seasonal='add',
 *     seasonal_periods=4)
 * # alpha, beta, gamma, phi, level, trend, the season from the latest quarter backwards
 * fit = model.smooth([0.3, 0.05, 0.1, 0.9, 33.0, 0.5, 0.0, -1.0, -8.0, 9.0])
 * fit.resid; fit.sse; fit.forecast(8)
 * fit.get_prediction(start="2011Q1", end="2012Q4").summary_frame(alpha=0.2)
 * </pre>
 */
class HoltWintersTest {
  private static final double[] NIGHTS = {
    41.7275, 24.0418, 32.3281, 37.3287, 46.2132, 29.3463, 36.4829, 42.9777, 48.9015, 31.1802,
    37.7179, 40.4202, 51.2069, 31.8872, 40.9783, 43.7725, 55.5586, 33.8509, 42.0764, 45.6423,
    59.7668, 35.1919, 44.3197, 47.9137
  };
  private static final State START = new State(33.0, 0.5, List.of(9.0, -8.0, -1.0, 0.0));
  private static final HoltWinters MODEL =
      HoltWinters.smooth(NIGHTS, new Smoothing(0.3, 0.05, 0.1, 0.9), START);

  @Test
  void theErrorsOfEveryStepAreThoseOfAnIndependentImplementation() {
    assertThat(MODEL.errors())
        .containsExactly(
            new double[] {
              -0.7225, -1.563937, -0.073318, 3.714201, 2.177983, 1.302986, 0.446032, 4.999963,
              0.039171, -1.073427, -1.724833, -0.664601, 1.780502, -1.107204, 1.082573, 1.351385,
              3.914294, -1.837858, -0.593154, 0.92688, 5.721669, -2.925834, -0.582988, 0.804163
            },
            within(1e-6));
    assertThat(MODEL.sumOfSquares()).isCloseTo(122.56826614673342, within(1e-9));
  }

  @Test
  void theForecastIsThatOfAnIndependentImplementation() {
    assertThat(MODEL.expected(8))
        .containsExactly(
            new double[] {
              56.881726, 38.115436, 45.91221, 48.368711, 57.725483, 38.874818, 46.595653, 48.98381
            },
            within(1e-6));
  }

  /** Half of the 80 % interval, beside that of the first step: simulated there is no formula. */
  @Test
  void simulatedFuturesSpreadAsTheFormulaOfAnIndependentImplementationSays() {
    double[] half = {
      2.896140, 3.063643, 3.260761, 3.482212, 3.834985, 4.083410, 4.343172, 4.611052
    };
    var futures = new double[20_000][];
    var random = new SplittableRandom(1);
    Arrays.setAll(futures, i -> MODEL.future(8, random));

    for (int k = 0; k < 8; k++) {
      assertThat(deviation(futures, k) / deviation(futures, 0))
          .isCloseTo(half[k] / half[0], within(0.02));
    }
  }

  @Test
  void smoothingIsFoundThatIsNoWorseThanTheOneItBeginsWith() {
    double begun =
        HoltWinters.smooth(NIGHTS, new Smoothing(0.1, 0.005, 0.05, 0.95), State.of(NIGHTS, 4))
            .sumOfSquares();

    assertThat(HoltWintersFit.of(NIGHTS, 4).sumOfSquares()).isLessThan(0.7 * begun);
  }

  private static double deviation(double[][] futures, int step) {
    double mean = Arrays.stream(futures).mapToDouble(f -> f[step]).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(futures)
            .mapToDouble(f -> (f[step] - mean) * (f[step] - mean))
            .average()
            .orElseThrow());
  }
}
