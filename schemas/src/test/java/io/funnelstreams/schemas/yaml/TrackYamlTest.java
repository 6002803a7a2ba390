package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.funnelstreams.core.cell.GroupingSet;
import io.funnelstreams.core.journey.Measure;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.plan.Plan;
import io.funnelstreams.core.plan.PlanDefinition;
import io.funnelstreams.core.time.Grain;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackYamlTest {
  private static final String MINIMAL = "name: Acme\ntime_zone: UTC\ncurrency: EUR\n";

  @Test
  void tracksEverythingWhereThePlanSaysNothing() {
    var plan = parse("");

    assertThat(plan.catalogue().kpis()).isEqualTo(CatalogueYaml.builtIn().kpis());
    assertThat(plan.grains()).containsExactlyInAnyOrder(Grain.values());
    assertThat(definition(MINIMAL + "kpis: {own: []}\n")).isEqualTo(definition(MINIMAL));
  }

  @Test
  void tracksWhatIsNamedAndWhatFormulasGoalsAndWatchesNeed() {
    var plan = someTracked();

    assertThat(plan.catalogue().kpis())
        .extracting(Kpi::id)
        .contains("quick", "half", "deals_opened", "sqls", "mqls")
        .doesNotContain("win_rate", "revenue");
    assertThat(plan.catalogue().hasUntracked("win_rate")).isTrue();
    assertThat(plan.grains())
        .containsExactlyInAnyOrder(Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.TOTAL);
    assertThat(plan.breakdowns())
        .extracting(GroupingSet::dimensions)
        .containsExactly(List.of(), List.of("region"), List.of("channel"));
    assertThat(plan.catalogue().measures())
        .contains(Measure.SQLS, Measure.EVENTS)
        .doesNotContain(Measure.DEALS_WON);
  }

  @Test
  void aBuiltInKpiBringsThoseThatItsFormulaNames() {
    var plan = parse("kpis: {track: {kpis: [clv_to_cac]}}\n");

    assertThat(plan.catalogue().kpis())
        .extracting(Kpi::id)
        .contains("clv_to_cac", "clv", "cac", "arpa", "churn_rate", "new_customers")
        .doesNotContain("leads", "win_rate", "arr");
  }

  @Test
  void benchmarksBudgetAndPricesBringWhatTheyAreComparedWith() {
    var plan =
        parse(
            """
            segments: {breakdowns: [[channel], [region], [owner]]}
            kpis: {track: {kpis: [leads], breakdowns: []}}
            benchmarks: [{kpi: win_rate, segment: {region: EMEA}, value: 20%, source: A survey}]
            budget: {from: 2026-01, to: 2026-02, channels: {search: 100}}
            pricing: {kpi: orders, price: 5, margin: 50%}
            """);

    assertThat(plan.catalogue().kpis())
        .extracting(Kpi::id)
        .contains("win_rate", "orders", "marketing_spend", "sales_spend");
    assertThat(plan.breakdowns())
        .extracting(GroupingSet::dimensions)
        .containsExactly(List.of(), List.of("channel"), List.of("region"));
  }

  @Test
  void anotherDefinitionTracksOtherKpisOrGrains() {
    var all = definition(MINIMAL);
    var leads = definition(MINIMAL + "kpis: {track: {kpis: [leads]}}\n");
    var weeks = definition(MINIMAL + "kpis: {track: {grains: [week]}}\n");

    assertThat(leads).isNotEqualTo(all);
    assertThat(weeks).isNotEqualTo(all).isNotEqualTo(leads);
  }

  @Test
  void whatCannotBeTrackedIsAProblemWithAHint() {
    assertThat(onlyProblem("kpis: {track: {kpis: [win_rat]}}\n").message())
        .contains("there is no KPI 'win_rat'", "did you mean 'win_rate'?");
    assertThat(onlyProblem("kpis: {track: {grains: [weak]}}\n").message()).contains("week");
    assertThat(
            onlyProblem(
                    "segments: {breakdowns: [[region]]}\nkpis: {track: {breakdowns: [[regoin]]}}\n")
                .message())
        .contains("segments.breakdowns", "did you mean 'region'?");
    assertThat(onlyProblem("kpis: {tracks: {}}\n").message()).contains("did you mean 'track'?");
  }

  private static Plan someTracked() {
    return parse(
        """
        segments: {breakdowns: [[region], [channel], [owner]]}
        kpis:
          own:
            - id: quick
              title: Some
              description: Of it.
              formula: half / 2
              unit: count
              better: up
              stage: acquire
            - id: half
              title: Some
              description: Of it.
              formula: leads / 2
              unit: count
              better: up
              stage: acquire
          track:
            kpis: [quick]
            grains: [week]
            breakdowns: [[channel]]
        monitors:
          - {kpi: deals_opened, segment: {region: EMEA}}
        goals:
          - {kpi: sqls, target: 100, from: 2026-01-01, to: 2026-12-31}
        """);
  }

  private static Plan parse(String more) {
    return PlanYaml.parse("plan.yaml", MINIMAL + more);
  }

  private static String definition(String text) {
    return PlanDefinition.versionOf(PlanYaml.parse("plan.yaml", text));
  }

  private static YamlProblem onlyProblem(String more) {
    var problems = catchThrowableOfType(InvalidYamlException.class, () -> parse(more)).problems();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }
}
