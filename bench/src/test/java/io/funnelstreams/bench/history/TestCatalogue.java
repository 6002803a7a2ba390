package io.funnelstreams.bench.history;

import io.funnelstreams.bench.oracle.OracleShares;
import io.funnelstreams.core.kpi.Catalogue;
import io.funnelstreams.core.kpi.Direction;
import io.funnelstreams.core.kpi.Formula;
import io.funnelstreams.core.kpi.FunnelStage;
import io.funnelstreams.core.kpi.Kpi;
import io.funnelstreams.core.kpi.Unit;
import io.funnelstreams.schemas.yaml.CatalogueYaml;

/** The built-in KPIs, and shares of the whole such as a plan adds. */
public final class TestCatalogue {
  private TestCatalogue() {}

  /** All that the oracle knows. */
  public static Catalogue withShares() {
    return CatalogueYaml.builtIn().with(OracleShares.ALL.stream().map(TestCatalogue::kpi).toList());
  }

  private static Kpi kpi(OracleShares share) {
    return new Kpi(
        share.id(),
        share.id(),
        "The part that one value of " + share.dimension() + " has of all of them together.",
        Formula.parse(share.formula()),
        Unit.RATIO,
        Direction.UP,
        FunnelStage.ACQUIRE);
  }
}
