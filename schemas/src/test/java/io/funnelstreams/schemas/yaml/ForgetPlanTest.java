package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.forget.Aggregates;
import io.funnelstreams.core.plan.PlanDefinition;
import org.junit.jupiter.api.Test;

class ForgetPlanTest {
  private static final String MINIMAL = "name: Acme\ntime_zone: UTC\ncurrency: EUR\n";

  @Test
  void whatBecomesOfTheNumbersOfTheForgottenCountsNothingAnew() {
    var keeps = PlanYaml.parse("plan.yaml", MINIMAL);
    var retracts = PlanYaml.parse("plan.yaml", MINIMAL + "forget: retract\n");

    assertThat(keeps.forget()).isEqualTo(Aggregates.KEEP);
    assertThat(retracts.forget()).isEqualTo(Aggregates.RETRACT);
    assertThat(PlanDefinition.versionOf(retracts)).isEqualTo(PlanDefinition.versionOf(keeps));
  }
}
