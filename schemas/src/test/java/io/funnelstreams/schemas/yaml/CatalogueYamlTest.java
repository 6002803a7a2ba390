package io.funnelstreams.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FunnelStage;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import org.junit.jupiter.api.Test;

class CatalogueYamlTest {
  @Test
  void theBuiltInCatalogueReadsAndKnowsTheKpisOfTheFunnel() {
    assertThat(CatalogueYaml.builtIn().kpis())
        .extracting(Kpi::id)
        .contains("leads", "mqls", "mql_to_sql_rate", "win_rate");
  }

  @Test
  void aKpiIsReadWhole() {
    var kpis =
        CatalogueYaml.parse(
            "kpis.yaml",
            """
            - id: sqls_lost
              title: Lost SQLs
              description: MQLs that were no SQLs.
              formula: sum(mqls) - sum(sqls)
              unit: count
              better: down
              stage: acquire
            """);

    assertThat(kpis)
        .containsExactly(
            new Kpi(
                "sqls_lost",
                "Lost SQLs",
                "MQLs that were no SQLs.",
                Formula.parse("sum(mqls) - sum(sqls)"),
                Unit.COUNT,
                Direction.DOWN,
                FunnelStage.ACQUIRE));
  }

  @Test
  void everyMissingFieldOfAKpiIsNamed() {
    assertThatThrownBy(() -> CatalogueYaml.parse("kpis.yaml", "- id: Leads\n  better: upp\n"))
        .isInstanceOf(InvalidYamlException.class)
        .hasMessageContaining("kpis.yaml:1:3 [0]: 'title' is missing")
        .hasMessageContaining("kpis.yaml:1:3 [0]: 'stage' is missing")
        .hasMessageContaining("kpis.yaml:1:7 [0].id: 'Leads' is not an id")
        .hasMessageContaining(
            "kpis.yaml:2:11 [0].better: 'upp' is not one of up, down, neither; did you mean 'up'?");
  }
}
