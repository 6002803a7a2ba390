package io.funnelstreams.core.plan;

import static io.funnelstreams.core.plan.PlanFixture.LEADS;
import static io.funnelstreams.core.plan.PlanFixture.goal;
import static io.funnelstreams.core.plan.PlanFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.GroupingSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanChangesTest {
  @Test
  void aGoalSaysWhatItWasAndWhatItIs() {
    assertThat(PlanChanges.of(goal(LEADS, 120), goal(LEADS, 150.5)))
        .containsExactly("target 120 -> 150.5");
    assertThat(PlanChanges.of(goal(LEADS, 120), goal(LEADS, 120))).isEmpty();
  }

  @Test
  void countingRulesSayWhatHeldAndWhatHolds() {
    var before = plan(List.of());
    var after =
        new Plan(
            "",
            before.rules(),
            List.of(GroupingSet.TOTAL, new GroupingSet(List.of("owner"), 9)),
            before.catalogue(),
            before.grossMargin(),
            List.of(),
            List.of(),
            before.forget());

    assertThat(PlanChanges.ofCounting(before, before)).isEmpty();
    assertThat(PlanChanges.ofCounting(before, after))
        .contains("now 'breakdown [owner] at most 9'")
        .anyMatch(change -> change.startsWith("no more 'breakdown "));
  }
}
