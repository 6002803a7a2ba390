package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.cell.Cut;
import io.funnelstreams.core.journey.CustomerTrigger;
import io.funnelstreams.core.time.BusinessCalendar;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PlanYamlTest {
  private static final String MINIMAL = "name: Acme\ntime_zone: UTC\ncurrency: EUR\n";

  @Test
  void aPlanOfThreeLinesHasTheDefaultsThatTheDocumentationPromises() {
    var plan = PlanYaml.parse("plan.yaml", MINIMAL);

    assertThat(plan.name()).isEqualTo("Acme");
    assertThat(plan.rules().calendar()).isEqualTo(BusinessCalendar.of(ZoneId.of("UTC")));
    assertThat(plan.rules().customerWhen()).containsExactlyInAnyOrder(CustomerTrigger.values());
    assertThat(plan.rules().lateness().values()).allMatch(horizon -> horizon.toDays() == 400);
    assertThat(plan.cuts()).containsExactly(Cut.TOTAL);
    assertThat(plan.catalogue().kpis()).isEqualTo(CatalogueYaml.builtIn().kpis());
    assertThat(plan.goals()).isEmpty();
  }
}
