package io.funnelstreams.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.journey.CustomerTrigger;
import io.funnelstreams.core.journey.SegmentPolicy;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped plans can be read and break down the numbers of their mappings. */
class ExamplePlansTest {
  @Test
  void theOlistPlanBreaksDownByTheChannelOfTheFirstTouch() {
    var plan = PlanYaml.read(Repository.example("olist/plan.yaml"));

    assertThat(plan.breakdowns())
        .extracting(GroupingSet::dimensions)
        .anyMatch(by -> by.contains("channel"));
    assertThat(plan.rules().policyOf("channel")).isEqualTo(SegmentPolicy.FIRST);
    assertThat(plan.goals()).hasSizeGreaterThan(3);
  }

  @Test
  void theAdvertisingPlanBreaksDownByCampaign() {
    var plan = PlanYaml.read(Repository.example("ads/plan.yaml"));

    assertThat(plan.breakdowns()).extracting(GroupingSet::dimensions).contains(List.of("campaign"));
    assertThat(plan.goals()).hasSize(2);
  }

  @Test
  void theCrmPlanBreaksDownByRegionAndManager() {
    var plan = PlanYaml.read(Repository.example("crm/plan.yaml"));

    assertThat(plan.breakdowns().stream().flatMap(breakdown -> breakdown.dimensions().stream()))
        .contains("region", "manager");
    assertThat(plan.goals()).hasSizeGreaterThan(3);
  }

  @Test
  void theSubscriptionsPlanMakesCustomersOfSubscriptionsAlone() {
    var plan = PlanYaml.read(Repository.example("subscriptions/plan.yaml"));

    assertThat(plan.rules().customerDefinition())
        .containsExactly(CustomerTrigger.SUBSCRIPTION_STARTED);
    assertThat(plan.goals()).extracting(Goal::kpi).contains("mrr", "churn_rate");
  }

  @Test
  void theMeetingsPlanBreaksDownByTheHostAsOwner() {
    var plan = PlanYaml.read(Repository.example("meetings/plan.yaml"));

    assertThat(plan.breakdowns()).extracting(GroupingSet::dimensions).contains(List.of("owner"));
    assertThat(plan.goals()).extracting(Goal::kpi).containsExactly("meetings_held");
  }

  @Test
  void theWebPlanBreaksDownByTheCountryThatItsMappingTells() {
    var plan = PlanYaml.read(Repository.example("web/plan.yaml"));

    assertThat(plan.breakdowns())
        .extracting(GroupingSet::dimensions)
        .anyMatch(by -> by.contains("country"));
    assertThat(plan.goals()).extracting(Goal::kpi).contains("unique_visitors", "bounce_rate");
  }
}
