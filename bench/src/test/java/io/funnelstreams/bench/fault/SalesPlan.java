package io.funnelstreams.bench.fault;

import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.schemas.yaml.PlanYaml;

/** The plan of the tests. Owners have few events a day, so rows of theirs come and go. */
final class SalesPlan {
  static final Plan PLAN =
      PlanYaml.parse(
          "sales.yaml",
          """
          name: sales
          time_zone: Europe/Berlin
          currency: EUR
          segments:
            breakdowns: [[region], [owner]]
          """);

  static final String VERSION = PlanDefinition.versionOf(PLAN);

  private SalesPlan() {}
}
