package io.funnelstreams.bench.company;

import io.funnelstreams.app.run.PlanFile;

/** The plan that the company counts by: three breakdowns, of which one has a segment limit. */
public final class CompanyPlan {
  public static final PlanFile FILE =
      PlanFile.parse(
          "company.yaml",
          """
          name: company
          time_zone: Europe/Berlin
          currency: EUR
          gross_margin: 80%
          segments:
            dimensions:
              channel: first
              owner: current
            breakdowns:
              - [region]
              - [channel]
              - by: [region, owner]
                max_segments: 30
          fx:
            USD:
              2015-01-01: 0.88
              2025-07-01: 0.92
          """);

  private CompanyPlan() {}
}
