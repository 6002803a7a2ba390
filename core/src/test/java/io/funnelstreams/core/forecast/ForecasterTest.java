package io.funnelstreams.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForecasterTest {
  private static final Forecaster DAILY = new Forecaster(7, 42);

  @Test
  void whatIsTheSameEveryWeekGoesOn() {
    var series = new double[56];
    Arrays.setAll(series, t -> t % 7 < 5 ? 10 : 0);

    var forecast = forecast(series, Outcome.sum(100, 14), 14);

    assertThat(forecast.value()).isCloseTo(200, within(1e-9));
    assertThat(forecast.interval95().low()).isCloseTo(200, within(1e-9));
    assertThat(forecast.interval95().high()).isCloseTo(200, within(1e-9));
  }

  @Test
  void theNaiveMethodRepeatsTheLastSeasonWithErrorsOfThePast() {
    var model = new SeasonalNaive(new double[] {1, 2, 3, 4, 5, 6}, 2);

    var future = model.future(4, new SplittableRandom(1));

    // Every error is +2, so there is one future.
    assertThat(future).containsExactly(7, 8, 9, 10);
  }

  @Test
  void aYearlySeasonIsSeenOnceThereIsAYearToCompareWith() {
    var series = SyntheticSeries.YEARLY.days(730 + 90, 3);
    double actual = Arrays.stream(series, 730, 820).sum();

    var forecast = forecast(Arrays.copyOf(series, 730), Outcome.sum(0, 90), 90);

    assertThat(forecast.method()).isEqualTo(Method.LAST_YEAR);
    assertThat(forecast.value()).isCloseTo(actual, within(0.1 * actual));
  }

  @Test
  void theSameHistoryGivesTheSameForecast() {
    var series = SyntheticSeries.BURSTS.days(120, 1);

    assertThat(forecast(series.clone(), Outcome.sum(0, 30), 30))
        .isEqualTo(forecast(series, Outcome.sum(0, 30), 30));
  }

  @Test
  void aShortHistoryIsNoForecast() {
    var result = DAILY.forecast(List.of(new double[27]), Outcome.sum(0, 10), 10);

    assertThat(result.forecast()).isEmpty();
    assertThat(result.reason()).contains(NoForecast.TOO_SHORT);
  }

  @Test
  void aHistoryOfLessThanAQuarterOfWhatIsToComeIsNoForecast() {
    var result = DAILY.forecast(List.of(new double[60]), Outcome.sum(0, 300), 300);

    assertThat(result.reason()).contains(NoForecast.TOO_SHORT);
  }

  @Test
  void withNothingToDivideByThereIsNoForecast() {
    var none = new double[60];

    var result = DAILY.forecast(List.of(none, none), Outcome.quotient(0, 0, 7), 14);

    assertThat(result.reason()).contains(NoForecast.DENOMINATOR_ZERO);
  }

  /** Won is always a fifth of closed: however closed varies, the rate does not. */
  @Test
  void numeratorAndDenominatorOfAFutureAreOfTheSameDays() {
    var closed = SyntheticSeries.WEEKLY.days(90, 5);
    var won = Arrays.stream(closed).map(count -> count / 5).toArray();

    var forecast =
        DAILY.forecast(List.of(won, closed), Outcome.quotient(0, 0, 14), 14).forecast().get();

    assertThat(forecast.interval95().low()).isCloseTo(0.2, within(1e-9));
    assertThat(forecast.interval95().high()).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void aCountDoesNotFallBelowWhatHasComeIn() {
    var forecast = forecast(SyntheticSeries.SPARSE.days(60, 2), Outcome.sum(50, 3), 3);

    assertThat(forecast.interval95().low()).isGreaterThanOrEqualTo(50);
  }

  private static Forecast forecast(double[] series, Outcome outcome, int steps) {
    return DAILY.forecast(List.of(series), outcome, steps).forecast().orElseThrow();
  }
}
