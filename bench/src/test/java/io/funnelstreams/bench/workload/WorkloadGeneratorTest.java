package io.funnelstreams.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.bench.engine.InMemoryEngine;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.core.event.Event;
import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.event.LeadEvent;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkloadGeneratorTest {
  private static final String PLAN =
      """
      name: Workload
      time_zone: Europe/Berlin
      currency: EUR
      segments:
        dimensions:
          channel: first
        breakdowns:
          - [region]
          - [region, channel]
      """;

  @Test
  void theSameSettingsGiveTheSameDeliveries() {
    assertThat(deliveries(7)).isEqualTo(deliveries(7)).isNotEqualTo(deliveries(8));
  }

  @Test
  void everyFamilyAndEveryAccidentOccurs() {
    var deliveries = deliveries(1);

    assertThat(deliveries.stream().map(Event::family).collect(Collectors.toSet()))
        .contains(Family.LEAD, Family.CALL, Family.DEAL, Family.CONTRACT);
    assertThat(deliveries)
        .anyMatch(event -> event.header().deleted())
        .anyMatch(event -> event.header().revision() > 1)
        .anyMatch(event -> event instanceof LeadEvent lead && lead.type() == LeadEvent.Type.MERGED);
    assertThat(Set.copyOf(deliveries)).as("duplicates").hasSizeLessThan(deliveries.size());
  }

  @Test
  void thePipelineInMemoryGivesTheOraclesNumbersForABusyCompany() {
    var plan = PlanYaml.parse("plan.yaml", PLAN);

    OracleAgreement.check(new InMemoryEngine(), plan, deliveries(3));
  }

  private static List<Event> deliveries(long seed) {
    return WorkloadGenerator.deliveries(Workload.year(seed, 300, 5_000)).toList();
  }
}
