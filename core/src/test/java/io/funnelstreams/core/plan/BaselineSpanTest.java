package io.funnelstreams.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.time.Grain;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineSpanTest {
  private static final Kpi REPEAT =
      PlanFixture.kpi("repeat_customers", "distinct(repeat_customers)", Unit.COUNT, Direction.UP);

  @Test
  void asksBackWhereTheActualIsOfAShorterPeriodThanTheBaseline() {
    assertThat(question(REPEAT, quarter(REPEAT, Baseline.PREVIOUS, Grain.MONTH)))
        .contains(
            "the baseline is repeat_customers of as many days as the goal has (92), the actual that"
                + " of a month; are they of one size? With 'period: quarter' they are");
  }

  @Test
  void asksForABaselineOfOnePeriodWhereTheGoalIsNone() {
    var goal = goal(REPEAT, Baseline.PREVIOUS, Grain.MONTH, "2026-10-15");

    assertThat(question(REPEAT, goal).orElseThrow())
        .endsWith("If not, write the baseline of one month");
  }

  @Test
  void asksNothingWhereBothAreOfOneLength() {
    assertThat(question(REPEAT, quarter(REPEAT, Baseline.PREVIOUS, Grain.QUARTER))).isEmpty();
  }

  @Test
  void asksNothingOfABaselineThatIsANumber() {
    assertThat(question(REPEAT, quarter(REPEAT, Baseline.of(40), Grain.MONTH))).isEmpty();
  }

  @Test
  void asksNothingOfFlowsAndRates() {
    for (var kpi : new Kpi[] {PlanFixture.LEADS, PlanFixture.WIN_RATE}) {
      assertThat(question(kpi, quarter(kpi, Baseline.PREVIOUS, Grain.MONTH)))
          .as(kpi.id())
          .isEmpty();
    }
  }

  private static Optional<String> question(Kpi kpi, Goal goal) {
    return BaselineSpan.question(goal, kpi, PlanFixture.rules().calendar());
  }

  private static Goal quarter(Kpi kpi, Baseline baseline, Grain grain) {
    return goal(kpi, baseline, grain, "2026-12-31");
  }

  private static Goal goal(Kpi kpi, Baseline baseline, Grain grain, String to) {
    return new Goal(
        "g",
        kpi.id(),
        Map.of(),
        baseline,
        new Target(Target.Kind.RELATIVE, 0.1),
        LocalDate.parse("2026-10-01"),
        LocalDate.parse(to),
        PaceRule.LINEAR,
        grain,
        Optional.of("Ada"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
