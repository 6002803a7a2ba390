package io.funnelstreams.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.schemas.avro.Plan;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanOrderTest {
  private static final PlanFile REGIONS = plan("[[region]]", "");
  private static final PlanFile CHANNELS = plan("[[region], [channel]]", "");
  private static final PlanFile WITH_A_GOAL =
      plan(
          "[[region]]",
          "goals: [{id: g, kpi: leads, target: 10, from: 2026-01-01, to: 2026-12-31}]\n");

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  @Test
  void anOlderDefinitionDoesNotReplaceANewerOne() {
    var order = order(CHANNELS, REGIONS, CHANNELS);

    assertThat(order.superseding(REGIONS)).isPresent();
    assertThat(order.superseding(REGIONS).orElseThrow())
        .hasMessageContaining(CHANNELS.version())
        .hasMessageContaining("Ada")
        .hasMessageContaining("funnel plan apply");
    assertThat(order.superseding(CHANNELS)).isEmpty();
  }

  @Test
  void theClocksOfThoseWhoAppliedPlansDoNotMatter() {
    var dayAhead = version(REGIONS, NOON.plusSeconds(86_400));
    var order =
        new PlanOrder(List.of(dayAhead, version(CHANNELS, NOON)), Optional.of(CHANNELS.version()));

    assertThat(order.superseding(REGIONS)).isPresent();
  }

  @Test
  void anOlderPlanThatWasAppliedAgainIsTheNewest() {
    assertThat(order(CHANNELS, REGIONS, CHANNELS, REGIONS).superseding(REGIONS)).isEmpty();
  }

  @Test
  void aPlanThatWasNeverAppliedIsTheNewest() {
    assertThat(order(CHANNELS, CHANNELS).superseding(REGIONS)).isEmpty();
    assertThat(order(CHANNELS, CHANNELS).replacementOf(REGIONS)).isEmpty();
  }

  @Test
  void theActiveDefinitionGoesOnWhereANewerPlanIsAppliedAndNobodyCountsByIt() {
    assertThat(order(REGIONS, REGIONS, CHANNELS).superseding(REGIONS)).isEmpty();
  }

  @Test
  void anOlderTextOfTheSameDefinitionWorksByTheGoalsOfTheNewerOne() {
    var order = order(REGIONS, REGIONS, WITH_A_GOAL);

    assertThat(WITH_A_GOAL.version()).isEqualTo(REGIONS.version());
    assertThat(order.superseding(REGIONS)).isEmpty();
    assertThat(order.replacementOf(REGIONS).map(Plan::getYaml)).contains(WITH_A_GOAL.text());
    assertThat(order.replacementOf(WITH_A_GOAL)).isEmpty();
  }

  private static PlanOrder order(PlanFile active, PlanFile... applied) {
    return new PlanOrder(
        Arrays.stream(applied).map(plan -> version(plan, NOON)).toList(),
        Optional.of(active.version()));
  }

  private static Plan version(PlanFile plan, Instant at) {
    return Plan.newBuilder()
        .setName(plan.plan().name())
        .setYaml(plan.text())
        .setVersion(plan.version())
        .setAppliedBy("Ada")
        .setAppliedAt(at)
        .build();
  }

  private static PlanFile plan(String breakdowns, String more) {
    return PlanFile.parse(
        "test.yaml",
        "name: test\ntime_zone: UTC\ncurrency: EUR\nsegments:\n  breakdowns: "
            + breakdowns
            + "\n"
            + more);
  }
}
