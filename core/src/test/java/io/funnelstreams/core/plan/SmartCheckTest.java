package io.funnelstreams.core.plan;

import static io.funnelstreams.core.plan.PlanFixture.CYCLE;
import static io.funnelstreams.core.plan.PlanFixture.LEADS;
import static io.funnelstreams.core.plan.PlanFixture.WIN_RATE;
import static io.funnelstreams.core.plan.PlanFixture.goal;
import static io.funnelstreams.core.plan.PlanFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.core.plan.SmartCheck.Criterion;
import io.funnelstreams.core.plan.SmartCheck.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SmartCheckTest {
  @Test
  void aGoalWithEverythingIsSmart() {
    var check = check(relative(WIN_RATE, 0.20, 0.25));

    assertThat(check.findings()).extracting(Finding::criterion).containsExactly(Criterion.values());
    assertThat(check.verdict()).as(check.toString()).isEqualTo(SmartCheck.Verdict.HOLDS);
    assertThat(finding(check, Criterion.ACHIEVABLE).reason()).isEqualTo("+25.0% on the baseline");
    assertThat(finding(check, Criterion.MEASURABLE).reason())
        .isEqualTo("win_rate, to reach 25% (ratio)");
  }

  @Test
  void aGoalWithoutOwnerOrBreakdownIsNotSpecific() {
    var goal = relative(LEADS, 100, 0.1);
    var vague =
        new Goal(
            goal.id(),
            goal.kpi(),
            Map.of("product", "GTX Pro"),
            goal.baseline(),
            goal.target(),
            goal.from(),
            goal.to(),
            PaceRule.LINEAR,
            goal.grain(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    var check = check(vague);

    assertThat(finding(check, Criterion.SPECIFIC))
        .isEqualTo(
            new Finding(
                Criterion.SPECIFIC,
                SmartCheck.Verdict.FAILS,
                "no owner is directly responsible; no breakdown has just the dimensions"
                    + " [product]"));
    assertThat(finding(check, Criterion.RELEVANT).holds()).isFalse();
    assertThat(finding(check, Criterion.TIME_BOUND).holds()).isTrue();
  }

  @Test
  void aKpiThatIsNotThereCannotBeMeasured() {
    var unknown = PlanFixture.kpi("smiles", "sum(leads)", Unit.COUNT, Direction.UP);

    var check = check(relative(unknown, 1, 0.1));

    assertThat(finding(check, Criterion.MEASURABLE).reason()).isEqualTo("there is no KPI 'smiles'");
  }

  @Test
  void withoutABaselineThereIsNoHistoryToCompare() {
    var check = check(goal(LEADS, 100));

    assertThat(finding(check, Criterion.ACHIEVABLE).verdict())
        .isEqualTo(SmartCheck.Verdict.UNKNOWN);
    assertThat(finding(check, Criterion.ACHIEVABLE).reason()).contains("no history to compare");
  }

  @Test
  void aTargetWorseThanTheBaselineIsPointedOutInEitherDirection() {
    assertThat(finding(check(relative(LEADS, 100, -0.1)), Criterion.ACHIEVABLE).reason())
        .isEqualTo("-10.0% on the baseline: the target is worse than the baseline");
    assertThat(finding(check(relative(CYCLE, 50, 0.1)), Criterion.ACHIEVABLE).holds()).isFalse();
    assertThat(finding(check(relative(CYCLE, 50, -0.1)), Criterion.ACHIEVABLE).holds()).isTrue();
  }

  @Test
  void moreThanDoubleOrLessThanHalfIsDoubted() {
    assertThat(finding(check(relative(LEADS, 100, 1.0)), Criterion.ACHIEVABLE).holds()).isTrue();
    assertThat(finding(check(relative(LEADS, 100, 1.1)), Criterion.ACHIEVABLE).holds()).isFalse();
    assertThat(finding(check(relative(CYCLE, 50, -0.6)), Criterion.ACHIEVABLE).holds()).isFalse();
  }

  private static SmartCheck check(Goal goal) {
    return SmartCheck.of(goal, plan(List.of(goal)));
  }

  private static Goal relative(Kpi kpi, double baseline, double change) {
    return goal(kpi, OptionalDouble.of(baseline), new Target(Target.Kind.RELATIVE, change));
  }

  private static Finding finding(SmartCheck check, Criterion criterion) {
    return check.findings().stream()
        .filter(finding -> finding.criterion() == criterion)
        .findFirst()
        .orElseThrow();
  }
}
