package io.funnelstreams.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceLevelTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");

  /** By hand: 3 of 10 on every day deviate by 0, so chance is the binomial's. */
  @Test
  void aRateIsAsUncertainAsItsDenominatorMakesIt() {
    var norm = ReferenceLevel.of(days(28, 3, 10), false, ReferenceLevel.Floor.BINOMIAL);

    assertThat(norm.rate()).isCloseTo(0.3, within(1e-12));
    assertThat(norm.deviation()).isCloseTo(Math.sqrt(10 * 0.3 * 0.7), within(1e-9));
    assertThat(norm.off(new KpiDay(MONDAY, 1, 20, 20, true))).isCloseTo(-5, within(1e-9));
    assertThat(norm.error(280)).isCloseTo(Math.sqrt(0.3 * 0.7 / 280), within(1e-9));
  }

  /** By hand: 12 on weekdays and 5 on weekends are 10 a day; no day is off. */
  @Test
  void aWeekendIsExpectedToBringWhatWeekendsBring() {
    var days = new ArrayList<KpiDay>();
    for (int i = 0; i < 42; i++) {
      days.add(new KpiDay(MONDAY.plusDays(i), i % 7 < 5 ? 12 : 5, 1, 12, true));
    }
    var norm = ReferenceLevel.of(days, true, ReferenceLevel.Floor.POISSON);

    assertThat(norm.rate()).isCloseTo(10, within(1e-9));
    assertThat(norm.off(days.get(5))).isCloseTo(0, within(1e-9));
    assertThat(norm.off(days.get(4))).isCloseTo(0, within(1e-9));
    assertThat(norm.spread()).as("Poisson's").isCloseTo(10, within(1e-9));
  }

  /** By hand: two weeks of 9 and two of 11 are off by 7 each, 4 × 49 over 28 days, times 4 / 3. */
  @Test
  void weeksThatGoTogetherMakeTheNormMoreUncertainThanDaysSay() {
    var days = new ArrayList<KpiDay>(days(14, 9, 1));
    for (int i = 14; i < 28; i++) {
      days.add(new KpiDay(MONDAY.plusDays(i), 11, 1, 11, true));
    }
    var norm = ReferenceLevel.of(days, false, ReferenceLevel.Floor.NONE);

    assertThat(norm.spread()).isCloseTo(4 * 49 / 28.0 * 4 / 3, within(1e-9));
  }

  private static List<KpiDay> days(int count, double amount, double base) {
    var days = new ArrayList<KpiDay>();
    for (int i = 0; i < count; i++) {
      days.add(new KpiDay(MONDAY.plusDays(i), amount, base, base, true));
    }
    return days;
  }
}
