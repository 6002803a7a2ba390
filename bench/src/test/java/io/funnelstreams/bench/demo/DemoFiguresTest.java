package io.funnelstreams.bench.demo;

import io.funnelstreams.app.demo.DemoCompany;
import io.funnelstreams.app.demo.DemoPlan;
import io.funnelstreams.bench.engine.InMemoryEngine;
import io.funnelstreams.bench.engine.OracleAgreement;
import io.funnelstreams.schemas.yaml.PlanYaml;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DemoFiguresTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void numbersOfTheDemoCompanyAreThoseOfTheOracle() {
    var now = TODAY.atStartOfDay(DemoCompany.ZONE).toInstant();
    var plan = PlanYaml.parse("plan.yaml", DemoPlan.forYearEnding(TODAY));
    var events = new DemoCompany(1_000).events(3, TODAY).toList();

    OracleAgreement.check(new InMemoryEngine(), plan, events, now);
  }
}
