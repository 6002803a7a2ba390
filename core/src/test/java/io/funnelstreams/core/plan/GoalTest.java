package io.funnelstreams.core.plan;

import static io.funnelstreams.core.plan.PlanFixture.LEADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {
  @ParameterizedTest
  @CsvSource({
    "ABSOLUTE, 120, 50, 120",
    "RELATIVE, 0.1, 50, 55",
    "RELATIVE, -0.1, 50, 45",
    "RELATIVE, 0.1, -50, -45",
    "DIFFERENCE, -5, 50, 45"
  })
  void theTargetIsWorkedOutFromTheBaseline(
      Target.Kind kind, double amount, double baseline, double value) {
    var goal = PlanFixture.goal(LEADS, OptionalDouble.of(baseline), new Target(kind, amount));

    assertThat(goal.targetValue(goal.baseline().value()).getAsDouble())
        .isCloseTo(value, within(1e-9));
  }

  @Test
  void aChangeFromNothingIsRefused() {
    var relative = new Target(Target.Kind.RELATIVE, 0.1);

    assertThatThrownBy(() -> PlanFixture.goal(LEADS, OptionalDouble.empty(), relative))
        .hasMessage("a change from the baseline needs a baseline");
  }
}
