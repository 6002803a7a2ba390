package io.funnelstreams.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.funnelstreams.core.event.Family;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.SmartCheck.Verdict;
import io.funnelstreams.core.time.Grain;
import io.funnelstreams.core.time.TimeRange;
import io.funnelstreams.schemas.yaml.PlanYaml;
import io.funnelstreams.serve.view.KpiRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanFeedsTest {
  private static final Plan PLAN =
      PlanYaml.parse(
          "plan.yaml",
          """
          name: Acme
          time_zone: UTC
          currency: EUR
          goals:
            - {id: cheap, kpi: cost_per_lead, target: 20, from: 2026-01-01, to: 2026-12-31}
          """);

  @Test
  void planAloneSaysWhatGoalNeeds() {
    var finding = feeds(Optional.empty()).of(PLAN.goals().get(0));

    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.reason()).contains("needs leads, MQLs or SQLs and marketing spend");
    assertThat(feeds(Optional.empty()).sentences()).isEmpty();
  }

  @Test
  void whatNoSourceReportedIsNamedWithWayToConnectIt() {
    var feeds = feeds(published(row("leads"), row("cost_per_lead", "marketing_spend")));

    var finding = feeds.of(PLAN.goals().get(0));

    assertThat(finding.verdict()).isEqualTo(Verdict.FAILS);
    assertThat(finding.reason())
        .isEqualTo(
            "no source has ever reported marketing spend;"
                + " import a file whose mapping makes spend events");
  }

  @Test
  void sentenceNamesEveryKpiWithoutValue() {
    var feeds = feeds(published(row("leads"), row("cost_per_lead", "marketing_spend")));

    assertThat(feeds.sentences())
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("No source has ever reported marketing spend: ")
                    .contains("cost_per_lead, cac")
                    .contains("have no value"))
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("No source has ever reported deals:")
                    .endsWith(
                        "connect one of hubspot, pipedrive, or import a file whose mapping makes"
                            + " deal events."));
  }

  @Test
  void fedGoalHolds() {
    var feeds = feeds(published(row("cost_per_lead")));

    assertThat(feeds.of(PLAN.goals().get(0)).verdict()).isEqualTo(Verdict.HOLDS);
  }

  private static PlanFeeds feeds(Optional<PlanFeeds.Published> published) {
    return new PlanFeeds(PLAN, published, Map.of(Family.DEAL, Set.of("pipedrive", "hubspot")));
  }

  private static Optional<PlanFeeds.Published> published(KpiRow... rows) {
    return Optional.of(new PlanFeeds.Published(List.of(rows), List.of()));
  }

  private static KpiRow row(String kpi, String... missing) {
    boolean reported = missing.length == 0;
    return new KpiRow(
        kpi,
        PLAN.rules().calendar().periodOf(Grain.TOTAL, LocalDate.of(2026, 1, 1)),
        TimeRange.UNBOUNDED,
        Map.of(),
        reported ? OptionalDouble.of(1) : OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty(),
        "count",
        false,
        reported ? Optional.empty() : Optional.of("not_reported"),
        List.of(missing),
        Instant.EPOCH,
        "abc");
  }
}
