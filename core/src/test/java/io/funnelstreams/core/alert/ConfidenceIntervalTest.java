package io.funnelstreams.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfidenceIntervalTest {
  /** R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
  @Test
  void wilsonsIntervalIsThatOfNewcombesTable() {
    assertInterval(ConfidenceInterval.ofProportion(81, 263), 0.2553, 0.3662);
    assertInterval(ConfidenceInterval.ofProportion(15, 148), 0.0624, 0.1605);
    assertInterval(ConfidenceInterval.ofProportion(0, 20), 0, 0.1611);
    assertInterval(ConfidenceInterval.ofProportion(1, 29), 0.0061, 0.1718);
  }

  /** Ten events: (10 + z²/2) ± z √(10 + z²/4). */
  @Test
  void aCountsIntervalIsTheScoreIntervalOfPoisson() {
    assertInterval(ConfidenceInterval.ofCount(10, 1), 5.4320, 18.4095);
    assertInterval(ConfidenceInterval.ofCount(0, 1), 0, 3.8415);
  }

  @Test
  void eventsThatComeInGroupsSayLess() {
    var even = ConfidenceInterval.ofCount(100, 1);
    var grouped = ConfidenceInterval.ofCount(100, 4);

    assertThat(grouped.low()).isLessThan(even.low());
    assertThat(grouped.high()).isGreaterThan(even.high());
  }

  @Test
  void fewDifferencesMakeAWideInterval() {
    assertInterval(ConfidenceInterval.around(100, 10, 4), 72.24, 127.76);
    assertInterval(ConfidenceInterval.around(100, 10, 99), 78.21, 121.79);
  }

  private static void assertInterval(ConfidenceInterval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, within(0.00006));
    assertThat(interval.high()).isCloseTo(high, within(0.00006));
  }
}
