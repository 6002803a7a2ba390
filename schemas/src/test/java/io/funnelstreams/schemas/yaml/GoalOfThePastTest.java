package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.kpi.Additivity;
import io.funnelstreams.core.plan.Baseline;
import io.funnelstreams.core.plan.Goal;
import io.funnelstreams.core.plan.PaceRule;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goals that take their baseline and pace from the past, and the factors of their KPIs. */
class GoalOfThePastTest {
  private static final String PLAN =
      """
      name: test
      time_zone: UTC
      currency: EUR
      kpis:
        - id: sales_calls
          title: Calls
          description: All calls.
          formula: prospecting_calls + closing_calls
          unit: count
          better: up
          stage: acquire
      goals:
        - kpi: %s
          from: 2026-01-01
          to: 2026-12-31
          team: Growth
          %s
          %s
      """;

  @Test
  void aBaselineMayBeThePeriodBeforeOrLastYear() {
    assertThat(goal("leads", "baseline: previous", "target: +10%").baseline())
        .isEqualTo(Baseline.PREVIOUS);
    assertThat(goal("win_rate", "baseline: last_year", "target: +2pt").baseline())
        .isEqualTo(Baseline.LAST_YEAR);
  }

  @Test
  void aFlowMayBePacedByLastYear() {
    assertThat(goal("leads", "pace: last_year", "target: 10").pace()).isEqualTo(PaceRule.LAST_YEAR);
    assertThat(goal("sales_calls", "pace: last_year", "target: 10").team()).contains("Growth");
  }

  @Test
  void aLevelHasNoShareOfLastYear() {
    assertThatThrownBy(() -> goal("win_rate", "pace: last_year", "target: 0.3"))
        .isInstanceOf(InvalidYamlException.class)
        .hasMessageContaining("'win_rate' does not add up over the days");
  }

  @ParameterizedTest
  @CsvSource({
    "leads, FLOW",
    "sales_calls, FLOW",
    "arr, STOCK",
    "win_rate, QUOTIENT_OF_FLOWS",
    "cac, QUOTIENT_OF_FLOWS",
    "arpa, QUOTIENT_OF_STOCKS",
    "churn_rate, OF_PERIOD",
    "lead_growth, OF_PERIOD",
    "sales_cycle_days_median, OF_PERIOD",
    "unique_visitors, OF_PERIOD"
  })
  void aKpiIsForecastByWhatItIsMadeOf(String kpi, Additivity nature) {
    var plan = PlanYaml.parse("test", PLAN.formatted("leads", "target: 10", ""));

    assertThat(plan.catalogue().find(kpi).orElseThrow().nature()).isEqualTo(nature);
  }

  @Test
  void factorsAreOfTheCatalogueAndEachNumberHasOneTree() {
    var catalogue = CatalogueYaml.builtIn();
    var numbers = new HashSet<String>();

    for (var tree : FactorYaml.builtIn()) {
      assertThat(numbers.add(tree.number().text())).as(tree.number().text()).isTrue();
      // A formula of an unknown KPI throws.
      tree.factors().forEach(factor -> catalogue.isSame("leads", factor.through()));
    }
    assertThat(numbers).contains("deals_won", "revenue", "new_customers", "sum(won_amount)");
  }

  private static Goal goal(String kpi, String line, String other) {
    return PlanYaml.parse("test", PLAN.formatted(kpi, line, other)).goals().get(0);
  }
}
