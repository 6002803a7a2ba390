package io.funnelstreams.bench.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.drift.DriftSimulation.Rule;
import org.junit.jupiter.api.Test;

class DriftSimulationTest {
  private final DriftSimulation small = DriftSimulation.run(10, 1, 1);

  @Test
  void fewAlertsAreFalseAndFewDriftsAreMissed() {
    var alerts = small.total(Rule.ALERTS);

    assertThat(alerts.drifts()).isEqualTo(5);
    assertThat(alerts.missedDrifts()).isLessThanOrEqualTo(1);
    assertThat(alerts.medianDelay()).isLessThanOrEqualTo(28);
    assertThat(alerts.falsePerQuarter()).isLessThan(0.25);
  }

  @Test
  void whatIsWatchedWithoutATargetIsSeldomToldOfInVain() {
    var changes = small.total(Rule.CHANGES);

    assertThat(changes.drifts()).isEqualTo(5);
    assertThat(changes.missedDrifts()).isLessThanOrEqualTo(3);
    assertThat(4 * changes.falsePerQuarter()).isLessThan(1);
  }

  @Test
  void plainThresholdsCryWolf() {
    assertThat(small.total(Rule.OUTSIDE_TOLERANCE).falsePerQuarter())
        .isGreaterThan(5 * small.total(Rule.ALERTS).falsePerQuarter());
  }

  @Test
  void theSameSeedIsTheSameSimulation() {
    var again = DriftSimulation.run(10, 1, 1);

    assertThat(again.total(Rule.ALERTS).line("")).isEqualTo(small.total(Rule.ALERTS).line(""));
    assertThat(again.total(Rule.BEHIND).line("")).isEqualTo(small.total(Rule.BEHIND).line(""));
  }
}
